import type { Id, Message } from "@parley/client";
import { useMessages } from "../hooks/useMessages.ts";
import { LiveRegion, useSaying } from "./LiveRegion.tsx";
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
export function MessageList(props: MessageListProps) {
  return <List key={props.threadId} {...props} />;
}

function List(props: MessageListProps) {
  const { threadId } = props;
  const messages = useMessages(threadId);
  const [said, say] = useSaying();
  const { phase, failure, items, outgoing, reload } = messages;
  // What is on its way is shown before the history is here; then the list begins anew, where one has read to.
  const isLoaded = items.length > 0 || phase === "ready";
  return (
    <div className="parley-messages">
      {items.length + outgoing.length > 0 ? (
        <MessageScroller key={String(isLoaded)} messages={messages} say={say} {...props} />
      ) : phase === "failed" ? (
        <MessagesFailed failure={failure} onRetry={reload} />
      ) : phase === "loading" ? (
        <MessagesLoading />
      ) : (
        <MessagesEmpty />
      )}
      <LiveRegion threadId={threadId} said={said} say={say} />
    </div>
  );
}
