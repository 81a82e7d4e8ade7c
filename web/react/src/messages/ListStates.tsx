import type { Failure } from "@parley/client";
import { Button } from "../threads/Button.tsx";
import type { Messages } from "../hooks/useMessages.ts";
import { useLanguage } from "../texts/TextsContext.tsx";
import { failureText } from "../texts/failureText.ts";
import { EmptyState, ErrorState } from "../threads/states.tsx";

const GHOSTS = [58, 36, 44, 62, 30, 50];

/** While the messages of a thread are loaded. */
export function MessagesLoading() {
  const { texts } = useLanguage();
  return (
    <div className="parley-messages__state" role="img" aria-label={texts.loading}>
      {GHOSTS.map((width, index) => (
        <span key={width} className="parley-ghost" data-own={index % 3 === 2} style={{ inlineSize: `${width}%` }} />
      ))}
    </div>
  );
}

/** Where nobody has written yet. */
export function MessagesEmpty() {
  const { texts } = useLanguage();
  return <EmptyState title={texts.emptyThread} hint={texts.emptyThreadHint} />;
}

/** Where the messages could not be loaded. */
export function MessagesFailed({ failure, onRetry }: { readonly failure: Failure | undefined; onRetry: () => void }) {
  const { texts } = useLanguage();
  return <ErrorState reason={failure === undefined ? "" : failureText(texts, failure)} onRetry={onRetry} />;
}

/** Above the first message: that older ones come, that they did not, or that there are none. Its height never changes. */
export function ListHead({ messages }: { readonly messages: Messages }) {
  const { texts } = useLanguage();
  const { phase, hasOlder, failure, reload, loadOlder } = messages;
  if (phase === "ready" && !hasOlder) return <div className="parley-messages__head">{texts.beginning}</div>;
  return (
    <div className="parley-messages__head">
      {failure === undefined ? (
        <span className="parley-spinner" />
      ) : (
        <>
          {texts.loadingFailed}{" "}
          <Button className="parley-messages__link" onClick={() => (phase === "failed" ? reload() : void loadOlder())}>
            {texts.tryAgain}
          </Button>
        </>
      )}
    </div>
  );
}
