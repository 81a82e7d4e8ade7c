import type { ThreadSummary } from "@parley/client";
import { useState } from "react";
import type { Action } from "../hooks/useAction.ts";
import { ArchiveIcon, BlockIcon, LeaveIcon } from "../icons.tsx";
import { useParley } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { Confirmation } from "./Confirmation.tsx";
import { Button } from "./Button.tsx";

export interface ThreadActionsProps extends Pick<Action, "run" | "isBusy"> {
  readonly thread: ThreadSummary;
  readonly onLeft: () => void;
}

/** One and what undoes it share a button, which keeps the focus when the one takes the place of the other. */
const STATUS_ACTIONS = [
  ["archive", "unarchive"],
  ["block", "unblock"],
] as const;

/** What one may do with a thread as a whole. */
export function ThreadActions({ thread, run, isBusy, onLeft }: ThreadActionsProps) {
  const parley = useParley();
  const { texts } = useLanguage();
  const { capabilities } = thread;
  return (
    <section className="parley-thread-actions">
      {STATUS_ACTIONS.map((pair) => {
        const action = pair.find((one) => capabilities[one]);
        return (
          action && (
            <Button
              key={pair[0]}
              className="parley-row-button"
              isBusy={isBusy}
              onClick={() => void run(() => parley.setStatus(thread.id, action))}
            >
              {pair[0] === "archive" ? <ArchiveIcon /> : <BlockIcon />}
              {texts[action]}
            </Button>
          )
        );
      })}
      {capabilities.leave && <Leave thread={thread} run={run} isBusy={isBusy} onLeft={onLeft} />}
    </section>
  );
}

function Leave({ thread, run, isBusy, onLeft }: ThreadActionsProps) {
  const parley = useParley();
  const { texts } = useLanguage();
  const [isAsked, setAsked] = useState(false);
  const leave = async () => {
    await parley.leave(thread.id);
    onLeft();
  };
  return (
    <>
      <Button
        className="parley-row-button parley-row-button--danger"
        aria-expanded={isAsked}
        onClick={() => setAsked(!isAsked)}
      >
        <LeaveIcon />
        {texts.leave}
      </Button>
      {isAsked && (
        <Confirmation
          question={texts.leaveQuestion}
          answer={texts.leave}
          isBusy={isBusy}
          onCancel={() => setAsked(false)}
          onConfirm={() => void run(leave)}
        />
      )}
    </>
  );
}
