import type { Id } from "@parley/client";
import { useLanguage } from "../texts/TextsContext.tsx";
import { Attachment } from "./Attachment.tsx";
import { momentOf, timeOf } from "./dates.ts";
import { isOnlyEmoji } from "./emoji.ts";
import { contentOf, isOutgoing, type Entry } from "./entries.ts";
import { MessageText } from "./MessageText.tsx";
import { Quote } from "./Quote.tsx";
import { Ticks } from "./Ticks.tsx";

export interface BubbleProps {
  readonly threadId: Id;
  readonly entry: Entry;
  readonly isOwn: boolean;
  /** Whether the keyboard reaches what is in it. Default: true. */
  readonly isReachable?: boolean;
  /** What describes a message to those who hear it. */
  readonly id?: string;
}

/**
 * What a message says, with its time and ticks.
 *
 * @example
 * <Bubble threadId={threadId} entry={message} isOwn={false} />
 */
export function Bubble({ threadId, entry, isOwn, isReachable = true, id }: BubbleProps) {
  const { texts } = useLanguage();
  const { kind, text, url, replyToId } = contentOf(entry);
  const isDeleted = !isOutgoing(entry) && entry.deletedAt !== undefined;
  const hasQuote = replyToId !== undefined && !isDeleted;
  const isLarge = kind === "text" && !hasQuote && !isDeleted && isOnlyEmoji(text);
  const state = isDeleted ? "deleted" : isOutgoing(entry) ? entry.state : undefined;
  return (
    <div
      id={id}
      className="parley-bubble"
      data-own={isOwn}
      data-state={state}
      data-emoji={isLarge || undefined}
      data-kind={kind}
    >
      {hasQuote && <Quote threadId={threadId} messageId={replyToId} isReachable={isReachable} />}
      {url !== undefined && !isDeleted && (
        <Attachment kind={kind === "image" ? "image" : "file"} url={url} isReachable={isReachable} />
      )}
      <div className="parley-bubble__body" dir="auto">
        {isDeleted ? (
          <span className="parley-bubble__gone">{texts.deletedMessage}</span>
        ) : (
          text !== "" && <MessageText text={text} isReachable={isReachable} />
        )}
        <BubbleMeta entry={entry} isOwn={isOwn && !isDeleted} />
      </div>
    </div>
  );
}

function BubbleMeta({ entry, isOwn }: Pick<BubbleProps, "entry" | "isOwn">) {
  const { locale, texts } = useLanguage();
  const isEdited = !isOutgoing(entry) && entry.editedAt !== undefined && entry.deletedAt === undefined;
  return (
    <span className="parley-bubble__meta">
      {isEdited && <span>{texts.edited}</span>}
      <time dir="auto" dateTime={entry.createdAt} title={momentOf(entry.createdAt, locale)}>
        {timeOf(entry.createdAt, locale)}
      </time>
      {isOwn && <Ticks entry={entry} />}
    </span>
  );
}
