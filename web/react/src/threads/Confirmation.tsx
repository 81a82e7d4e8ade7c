import { useEffect, useId, useRef } from "react";
import { useLanguage } from "../texts/TextsContext.tsx";
import { Button } from "./Button.tsx";

export interface ConfirmationProps {
  readonly question: string;
  /** What the button that does it says. */
  readonly answer: string;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/**
 * Asks before something is done that cannot be undone.
 *
 * @example
 * <Confirmation question={texts.leaveQuestion} answer={texts.leave} isBusy={isBusy} onConfirm={leave} onCancel={close} />
 */
export function Confirmation({ question, answer, isBusy, onConfirm, onCancel }: ConfirmationProps) {
  const { texts } = useLanguage();
  const cancel = useRef<HTMLButtonElement>(null);
  const questionId = useId();
  useEffect(() => {
    const before = document.activeElement;
    cancel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <div className="parley-confirmation" role="group" aria-labelledby={questionId}>
      <p id={questionId}>{question}</p>
      <div className="parley-confirmation__buttons">
        <Button ref={cancel} onClick={onCancel}>
          {texts.cancel}
        </Button>
        <Button className="parley-button parley-button--danger" isBusy={isBusy} onClick={onConfirm}>
          {answer}
        </Button>
      </div>
    </div>
  );
}
