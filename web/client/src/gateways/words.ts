import type { Message, OutgoingMessage } from "../model.ts";
import type { Change, ThreadView } from "../store/change.ts";
import type { PresenceAnswer } from "../wire/answers.ts";
import type { ChatMessage } from "../wire/messages.ts";
import type {
  MemberAdded,
  MemberRemoved,
  MessageDeleted,
  OfConversation,
  OfThread,
  Receipt,
  Typing,
  Unread,
} from "../wire/payloads.ts";
import type { SessionServerEvents } from "../wire/session.ts";
import type { Summary } from "../wire/summaries.ts";
import type { Id } from "../wire/words.ts";

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
  return { ...same, threadId, kind: type, text: content, clientId };
}

/** A thread, its members and where they are. */
export function viewOf<Wire>(wire: Summary<Wire>, message: (wire: Wire) => Message): ThreadView {
  const { participants, lastMessage, ...summary } = wire;
  return {
    summary: { ...summary, lastMessage: lastMessage === undefined ? undefined : message(lastMessage) },
    members: participants.map(({ deliveredSeq: _, readSeq: _1, readAt: _2, ...member }) => member),
    positions: Object.fromEntries(participants.map(({ userId, role: _, name: _1, ...position }) => [userId, position])),
  };
}

/** Which thread a payload is about; `/` calls it a conversation. */
type Of = OfThread | OfConversation;

function threadOf(payload: Of): Id {
  return "threadId" in payload ? payload.threadId : payload.conversationId;
}

export function deletion(payload: Of & MessageDeleted): Change {
  const { messageId, rev, deletedAt } = payload;
  return { type: "deleted", threadId: threadOf(payload), messageId, rev, deletedAt };
}

export function receipt(what: "delivered" | "read") {
  return (payload: Of & Omit<Receipt, "messageIds">): Change => {
    const { userId, upToSeq, timestamp } = payload;
    return { type: "position", what, threadId: threadOf(payload), userId, upToSeq, at: timestamp };
  };
}

export function typing(on: boolean) {
  return (payload: Of & Typing): Change => ({
    type: "typing",
    threadId: threadOf(payload),
    userId: payload.userId,
    on,
  });
}

export function presence({ status, ...user }: PresenceAnswer["items"][number]): Change {
  return { type: "presence", online: status === "online", ...user };
}

export function added(payload: Of & MemberAdded): Change {
  const { userId, role, rev } = payload;
  return { type: "memberAdded", threadId: threadOf(payload), member: { userId, role }, rev };
}

export function removed(payload: Of & MemberRemoved): Change {
  const { userId, newOwnerId, rev } = payload;
  return { type: "memberRemoved", threadId: threadOf(payload), userId, rev, newOwnerId };
}

export function unread(payload: Of & Unread): Change {
  const { unreadCount, totalUnread } = payload;
  return { type: "unread", threadId: threadOf(payload), unreadCount, totalUnread };
}

/** What `/chat` and `/` take as a message, without what they call it. */
export function contentBody({ content }: OutgoingMessage): object {
  return { type: content.kind, content: content.text ?? "", ...attachment(content) };
}

/** What is undefined is not sent. */
export function attachment(content: OutgoingMessage["content"]): object {
  const { url, mime, replyToId } = { url: undefined, mime: undefined, ...content };
  return { attachmentUrl: url, attachmentType: mime, replyToId };
}
