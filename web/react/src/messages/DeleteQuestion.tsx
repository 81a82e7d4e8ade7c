import type { Id } from "@parley/client";
import { useId, useRef, useState } from "react";
import type { Sending } from "../hooks/useSend.ts";
import { useLanguage } from "../texts/TextsContext.tsx";
import { failureText } from "../texts/failureText.ts";

interface DeleteQuestionProps {
  readonly messageId: Id;
  readonly sending: Sending;
  readonly onClose: () => void;
}

/** Asks before a message is deleted, and says so where it could not be. */
export function DeleteQuestion({ messageId, sending, onClose }: DeleteQuestionProps) {
  const { texts } = useLanguage();
  const [isBusy, setBusy] = useState(false);
  const questionId = useId();
  const question = useRef<HTMLDivElement>(null);
  const remove = async () => {
    if (isBusy) return;
    setBusy(true);
    const isDone = await sending.remove(messageId);
    setBusy(false);
    // It may be closed, and another one open.
    if (isDone && question.current !== null) onClose();
  };
  return (
    <div ref={question} role="alertdialog" aria-labelledby={questionId} className="parley-question">
      <p id={questionId} aria-live="polite">
        {sending.failure === undefined ? texts.deleteQuestion : failureText(texts, sending.failure)}
      </p>
      <div className="parley-question__choices">
        <button type="button" onClick={onClose}>
          {texts.cancel}
        </button>
        <button type="button" data-danger aria-disabled={isBusy} onClick={() => void remove()}>
          {texts.delete}
        </button>
      </div>
    </div>
  );
}
