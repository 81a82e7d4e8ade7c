import type { ThreadSummary } from "@parley/client";
import { useRef, useState } from "react";
import type { Action } from "../hooks/useAction.ts";
import { useParley } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { NameField } from "./NameField.tsx";
import { Button } from "./Button.tsx";

export interface RenameFormProps extends Pick<Action, "run" | "isBusy"> {
  readonly thread: ThreadSummary;
}

/** A group's name, to change. */
export function RenameForm(props: RenameFormProps) {
  const { texts } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  return isOpen ? (
    <NameForm {...props} onClose={close} />
  ) : (
    <Button ref={button} className="parley-link-button" onClick={() => setOpen(true)}>
      {texts.rename}
    </Button>
  );
}

/** One writes over the old name as soon as the field is there. */
function selectAll(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}

function NameForm({ thread, run, isBusy, onClose }: RenameFormProps & { readonly onClose: () => void }) {
  const parley = useParley();
  const { texts } = useLanguage();
  const [name, setName] = useState(thread.name ?? "");
  const wanted = name.trim();
  const rename = async () => {
    await parley.rename(thread.id, wanted);
    onClose();
  };
  return (
    <form
      className="parley-rename"
      onSubmit={(event) => {
        event.preventDefault();
        void run(rename);
      }}
    >
      <NameField ref={selectAll} aria-label={texts.groupName} value={name} onValue={setName} />
      <Button onClick={onClose}>{texts.cancel}</Button>
      <Button
        type="submit"
        className="parley-button parley-button--primary"
        isBusy={isBusy}
        disabled={!isBusy && (wanted === "" || wanted === thread.name)}
      >
        {texts.save}
      </Button>
    </form>
  );
}
