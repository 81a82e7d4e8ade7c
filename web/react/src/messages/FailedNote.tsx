import type { OutgoingMessage } from "@parley/client";
import { useLanguage } from "../texts/TextsContext.tsx";
import { useRowActions } from "./actions.ts";
import { failureText } from "../texts/failureText.ts";

/**
 * Why a message was not sent, and what can be done: try again, or forget it.
 *
 * @example
 * <FailedNote message={outgoing} />
 */
export function FailedNote({ message }: { readonly message: OutgoingMessage }) {
  const { texts } = useLanguage();
  const { retry, discard } = useRowActions();
  return (
    <div className="parley-failed">
      <span className="parley-failed__reason">
        {message.failure === undefined ? texts.failed : failureText(texts, message.failure)}
      </span>
      <span className="parley-failed__choices">
        <button type="button" onClick={() => retry(message.clientId)}>
          {texts.retry}
        </button>
        <button type="button" onClick={() => discard(message.clientId)}>
          {texts.discard}
        </button>
      </span>
    </div>
  );
}
