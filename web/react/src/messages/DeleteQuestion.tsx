import type { Id } from "@parley/client";
import { useRef } from "react";
import { useAction } from "../hooks/useAction.ts";
import { useParley } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { Confirmation } from "../threads/Confirmation.tsx";
import { FailureText } from "../threads/FailureText.tsx";

interface DeleteQuestionProps {
  readonly messageId: Id;
  readonly onClose: () => void;
}

/** Asks before a message is deleted, and says so where it could not be. */
export function DeleteQuestion({ messageId, onClose }: DeleteQuestionProps) {
  const parley = useParley();
  const { texts } = useLanguage();
  const { run, isBusy, failure } = useAction();
  const question = useRef<HTMLDivElement>(null);
  const remove = async () => {
    const isDone = await run(() => parley.remove(messageId));
    // It may be closed, and another one open.
    if (isDone && question.current !== null) onClose();
  };
  return (
    <div ref={question} role="alertdialog" aria-label={texts.deleteQuestion} className="parley-question">
      <Confirmation
        question={texts.deleteQuestion}
        answer={texts.delete}
        isBusy={isBusy}
        onConfirm={() => void remove()}
        onCancel={onClose}
      />
      <FailureText failure={failure} />
    </div>
  );
}
