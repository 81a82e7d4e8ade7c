import type { ThreadSummary } from "@parley/client";
import { useState } from "react";
import type { Action } from "../hooks/useAction.ts";
import { useParley } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";

export interface RenameFormProps extends Pick<Action, "run" | "isBusy"> {
  readonly thread: ThreadSummary;
}

/** A group's name, to change. */
export function RenameForm({ thread, run, isBusy }: RenameFormProps) {
  const parley = useParley();
  const { texts } = useLanguage();
  const [name, setName] = useState(thread.name ?? "");
  const wanted = name.trim();
  return (
    <form
      className="parley-rename"
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => parley.rename(thread.id, wanted));
      }}
    >
      <input
        className="parley-field__input"
        dir="auto"
        aria-label={texts.groupName}
        maxLength={100}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="parley-button" disabled={isBusy || wanted === "" || wanted === thread.name}>
        {texts.rename}
      </button>
    </form>
  );
}
