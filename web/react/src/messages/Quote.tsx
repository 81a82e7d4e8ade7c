import { nameOf, type Id, type Message } from "@parley/client";
import { Button } from "../threads/Button.tsx";
import { useContext, useEffect, useRef } from "react";
import { useParley, useParleyState } from "../provider/ParleyProvider.tsx";
import type { Texts } from "../texts/texts.ts";
import { useLanguage } from "../texts/TextsContext.tsx";
import { RowActionsContext } from "./actions.ts";
import { findMessage } from "./findMessage.ts";

export interface QuoteProps {
  readonly threadId: Id;
  readonly messageId: Id;
  /** Whether the keyboard reaches it. Default: true. */
  readonly isReachable?: boolean;
}

/**
 * The message that another one replies to; in a list a click jumps to it.
 *
 * @example
 * <Quote threadId={threadId} messageId={message.replyToId} />
 */
export function Quote({ threadId, messageId, isReachable = true }: QuoteProps) {
  const parley = useParley();
  const { texts } = useLanguage();
  const actions = useContext(RowActionsContext);
  const known = useRef<Message | null>(undefined);
  const message = useParleyState((state) => findMessage(state, threadId, messageId, known.current));
  const isMissing = message === undefined;

  useEffect(() => {
    known.current = message;
  }, [message]);
  useEffect(() => {
    // What cannot be loaded now stays an empty quote.
    if (isMissing) parley.loadQuote(threadId, messageId).catch(() => undefined);
  }, [parley, threadId, messageId, isMissing]);

  const isGone = message === null;
  const content = isGone ? texts.quoteGone : message && <QuoteContent message={message} />;
  if (isGone || actions === undefined)
    return (
      <div className="parley-quote" data-gone={isGone || undefined}>
        {content}
      </div>
    );
  return (
    <Button className="parley-quote" tabIndex={isReachable ? 0 : -1} onClick={() => actions.jumpTo(messageId)}>
      {content ?? <span className="parley-quote__text">…</span>}
    </Button>
  );
}

/**
 * Who wrote a message, and its beginning.
 *
 * @example
 * <QuoteContent message={message} />
 */
export function QuoteContent({ message }: { readonly message: Message }) {
  const { texts } = useLanguage();
  const me = useParleyState((state) => state.me);
  const name = useParleyState((state) => nameOf(state, message.threadId, message.senderId));
  return (
    <>
      <bdi className="parley-quote__name">{message.senderId === me ? texts.you : name}</bdi>
      <span className="parley-quote__text" dir="auto">
        {shortText(message, texts)}
      </span>
    </>
  );
}

/** A message in a few words. */
export function shortText(message: Pick<Message, "text" | "kind" | "deletedAt">, texts: Texts): string {
  if (message.deletedAt !== undefined) return texts.deletedMessage;
  if (message.text !== "") return message.text.slice(0, 300);
  return message.kind === "image" ? texts.photo : message.kind === "file" ? texts.file : "";
}
