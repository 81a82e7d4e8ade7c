import type { Message, OutgoingMessage } from "../model.ts";
import type { Change, ThreadView } from "../store/change.ts";
import type { ChatMessage, ConversationMessage, OrderMessage } from "../wire/messages.ts";
import type { MemberAdded, MemberRemoved, MessageDeleted, Receipt, Typing, Unread } from "../wire/payloads.ts";
import type { SessionServerEvents } from "../wire/session.ts";
import type { Summary } from "../wire/summaries.ts";
import type { Id } from "../wire/words.ts";

export type WireMessage = ChatMessage | ConversationMessage | OrderMessage;

/** For each event of a gateway, beside those of the session, what it says. */
export type EventsOf<Events> = {
  readonly [Name in Exclude<keyof Events, keyof SessionServerEvents>]: Events[Name] extends (
    payload: infer Payload,
  ) => void
    ? (payload: Payload) => Change | undefined
    : never;
};

/** An event to send, with its argument. */
export type Emission = readonly [event: string, body: object];

/** What a gateway calls things: the only place that knows its names and shapes. */
export interface GatewayWords {
  readonly namespace: string;
  /** Where its threads are in REST. */
  readonly path: string;
  /** What it is called where the path does not say it. */
  readonly dialect: string;
  /** What each event that it hears says. */
  readonly events: Readonly<Record<string, (payload: never) => Change | undefined>>;
  message(wire: never): Message;
  /** What REST takes to send a message. */
  body(outgoing: OutgoingMessage): object;
  /** The same over the socket, where it takes messages. */
  send?(outgoing: OutgoingMessage): Emission;
  delivered(threadId: Id, messageId: Id): Emission;
  /** Absent where reading is told by REST. */
  read?(threadId: Id, messageId: Id): Emission;
  typing(threadId: Id, on: boolean): Emission;
  /** Where threads are not joined by themselves. */
  join?(threadId: Id): Emission;
  leave?(threadId: Id): Emission;
}

type Content = Omit<ChatMessage, "threadId" | "tempId">;

/** A message of `/chat` or `/`, which differ in what they call the thread and the client id. */
export function contentMessage({ type, content, ...same }: Content, threadId: Id, clientId?: string): Message {
  return { ...same, threadId, kind: type, text: content, ...(clientId !== undefined && { clientId }) };
}

/** A thread, its members and where they are. */
export function viewOf<Wire>(wire: Summary<Wire>, message: (wire: Wire) => Message): ThreadView {
  const { participants, lastMessage, ...summary } = wire;
  return {
    summary: { ...summary, ...(lastMessage !== undefined && { lastMessage: message(lastMessage) }) },
    members: participants.map(({ deliveredSeq: _, readSeq: _1, readAt: _2, ...member }) => member),
    positions: Object.fromEntries(participants.map(({ userId, role: _, name: _1, ...position }) => [userId, position])),
  };
}

export function deletion(threadId: Id, { messageId, rev, deletedAt }: MessageDeleted): Change {
  return { type: "deleted", threadId, messageId, rev, deletedAt };
}

export function receipt(what: "delivered" | "read", threadId: Id, { userId, upToSeq, timestamp }: Receipt): Change {
  return { type: "position", what, threadId, userId, upToSeq, at: timestamp };
}

export function typing(on: boolean, threadId: Id, { userId }: Typing): Change {
  return { type: "typing", threadId, userId, on };
}

export function added(threadId: Id, { userId, role, rev }: MemberAdded): Change {
  return { type: "memberAdded", threadId, member: { userId, role }, rev };
}

export function removed(threadId: Id, { userId, newOwnerId, rev }: MemberRemoved): Change {
  return { type: "memberRemoved", threadId, userId, rev, ...(newOwnerId !== undefined && { newOwnerId }) };
}

export function unread(threadId: Id, { unreadCount, totalUnread }: Unread): Change {
  return { type: "unread", threadId, unreadCount, totalUnread };
}

/** What `/chat` and `/` take as a message, without what they call it. */
export function contentBody({ content }: OutgoingMessage): object {
  return {
    type: content.kind,
    content: content.text ?? "",
    ...attachment(content),
  };
}

export function attachment(content: OutgoingMessage["content"]): object {
  return {
    ...(content.kind !== "text" && {
      attachmentUrl: content.url,
      ...(content.mime !== undefined && { attachmentType: content.mime }),
    }),
    ...(content.replyToId !== undefined && { replyToId: content.replyToId }),
  };
}
