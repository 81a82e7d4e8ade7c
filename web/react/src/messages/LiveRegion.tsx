import { nameOf, type Id, type Message } from "@parley/client";
import { useRef } from "react";
import { useParley, useParleyState } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { shortText } from "./Quote.tsx";

/**
 * Reads out what others write in the open thread while it is open: no history, nothing of one's own.
 *
 * @example
 * <LiveRegion threadId={threadId} />
 */
export function LiveRegion({ threadId }: { readonly threadId: Id }) {
  const parley = useParley();
  const { texts } = useLanguage();
  const isReady = useParleyState((state) => state.messages[threadId]?.phase === "ready");
  const last = useParleyState((state) => state.messages[threadId]?.items.at(-1));
  const started = useRef<number>(undefined);
  if (isReady) started.current ??= last?.seq ?? 0;

  const state = parley.store.getState();
  const isNews = (message: Message) =>
    message.seq > (started.current ?? Infinity) && message.senderId !== state.me && message.deletedAt === undefined;
  return (
    <div className="parley-live" role="status" aria-live="polite">
      {last !== undefined && isNews(last) && (
        <span key={last.seq}>{texts.announce(nameOf(state, threadId, last.senderId), shortText(last, texts))}</span>
      )}
    </div>
  );
}
