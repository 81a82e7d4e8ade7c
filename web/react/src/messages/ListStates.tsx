import type { Failure } from "@parley/client";
import type { Messages } from "../hooks/useMessages.ts";
import { useLanguage } from "../texts/TextsContext.tsx";
import { failureText } from "../texts/failureText.ts";

const GHOSTS = [58, 36, 44, 62, 30, 50];

/** While the messages of a thread are loaded. */
export function MessagesLoading() {
  const { texts } = useLanguage();
  return (
    <div className="parley-messages__state" data-state="loading" role="img" aria-label={texts.loading}>
      {GHOSTS.map((width, index) => (
        <span key={width} className="parley-ghost" data-own={index % 3 === 2} style={{ inlineSize: `${width}%` }} />
      ))}
    </div>
  );
}

/** Where nobody has written yet. */
export function MessagesEmpty() {
  const { texts } = useLanguage();
  return (
    <div className="parley-messages__state" data-state="empty">
      <p className="parley-messages__title">{texts.emptyThread}</p>
      <p>{texts.emptyThreadHint}</p>
    </div>
  );
}

/** Where the messages could not be loaded. */
export function MessagesFailed({ failure, onRetry }: { readonly failure: Failure | undefined; onRetry: () => void }) {
  const { texts } = useLanguage();
  return (
    <div className="parley-messages__state" data-state="failed">
      <p className="parley-messages__title">{texts.loadingFailed}</p>
      {failure !== undefined && <p>{failureText(texts, failure)}</p>}
      <button type="button" className="parley-button" onClick={onRetry}>
        {texts.tryAgain}
      </button>
    </div>
  );
}

interface ListHeadProps {
  readonly messages: Messages;
  readonly older: { readonly hasFailed: boolean; readonly retry: () => Promise<void> };
}

/** Above the first message: that older ones come, that they did not, or that there are none. Its height never changes. */
export function ListHead({ messages, older }: ListHeadProps) {
  const { texts } = useLanguage();
  if (messages.phase === "ready" && !messages.hasOlder)
    return <div className="parley-messages__head">{texts.beginning}</div>;
  return (
    <div className="parley-messages__head">
      {older.hasFailed ? (
        <>
          {texts.loadingFailed}{" "}
          <button
            type="button"
            className="parley-messages__link"
            onClick={() => (messages.phase === "failed" ? messages.reload() : void older.retry())}
          >
            {texts.tryAgain}
          </button>
        </>
      ) : (
        <span className="parley-spinner" />
      )}
    </div>
  );
}
