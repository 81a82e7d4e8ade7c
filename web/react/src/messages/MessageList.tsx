import type { Id, Message } from "@parley/client";
import { useMessages } from "../hooks/useMessages.ts";
import { LiveRegion } from "./LiveRegion.tsx";
import { MessagesEmpty, MessagesFailed, MessagesLoading } from "./ListStates.tsx";
import { MessageScroller } from "./MessageScroller.tsx";

export interface MessageListProps {
  readonly threadId: Id;
  /** The user wants to reply to a message. Without it nobody can. */
  readonly onReply?: (message: Message) => void;
  /** The user wants to edit an own message. Without it nobody can. */
  readonly onEdit?: (message: Message) => void;
  /** The user has pressed Escape, and wants to write. Without it Escape is left to others. */
  readonly onLeave?: (() => void) | undefined;
}

/**
 * The messages of a thread, which is open while this is mounted.
 *
 * @example
 * <MessageList threadId={threadId} onReply={setReplyTo} />
 */
export function MessageList({ threadId, ...actions }: MessageListProps) {
  const messages = useMessages(threadId);
  const { phase, failure, items, outgoing, reload } = messages;
  const isEmpty = items.length + outgoing.length === 0;
  return (
    <div className="parley-messages">
      {phase === "failed" && items.length === 0 ? (
        <MessagesFailed failure={failure} onRetry={reload} />
      ) : phase === "loading" && items.length === 0 ? (
        <MessagesLoading />
      ) : isEmpty ? (
        <MessagesEmpty />
      ) : (
        <MessageScroller key={threadId} threadId={threadId} messages={messages} {...actions} />
      )}
      <LiveRegion key={`live ${threadId}`} threadId={threadId} />
    </div>
  );
}
