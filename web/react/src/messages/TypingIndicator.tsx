import type { Id } from "@parley/client";
import { useTyping } from "../hooks/useTyping.ts";
import { useLanguage } from "../texts/TextsContext.tsx";

/**
 * Who is typing. Its place is always there, so that nothing moves.
 *
 * @example
 * <TypingIndicator threadId={threadId} />
 */
export function TypingIndicator({ threadId }: { readonly threadId: Id }) {
  const { texts } = useLanguage();
  const { names } = useTyping(threadId);
  return (
    <div className="parley-typing">
      {names.length > 0 && (
        <>
          <span className="parley-typing__dots" aria-hidden>
            <span />
            <span />
            <span />
          </span>
          <span className="parley-typing__names">{texts.typing(names)}</span>
        </>
      )}
    </div>
  );
}
