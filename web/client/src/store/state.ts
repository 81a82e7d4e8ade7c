import type {
  ConnectionState,
  Id,
  Member,
  Message,
  OutgoingContent,
  OutgoingMessage,
  Presence,
  Receipts,
  SessionLimits,
  ThreadList,
  ThreadSummary,
  Timeline,
  UserId,
} from "../model.ts";

/** Everything that is known here. Nothing in it is ever changed in place: what is the same object is unchanged. */
export interface ParleyData {
  /** Whose token it is; known once there is one. */
  readonly me: UserId | undefined;
  /** What the server allows; known once it has said welcome. */
  readonly limits: SessionLimits | undefined;
  readonly connection: ConnectionState;
  readonly list: ThreadList;
  readonly conversations: Readonly<Record<Id, ThreadSummary>>;
  /** Of the threads that were opened. */
  readonly messages: Readonly<Record<Id, Timeline>>;
  /** Replied-to messages that are older than what is loaded; null where they are gone. */
  readonly quotes: Readonly<Record<Id, Message | null>>;
  readonly members: Readonly<Record<Id, readonly Member[]>>;
  readonly receipts: Readonly<Record<Id, Receipts>>;
  /** Who is typing, by thread. */
  readonly typing: Readonly<Record<Id, readonly UserId[]>>;
  readonly presence: Readonly<Record<UserId, Presence>>;
  /** What is not acknowledged yet, by thread, in the order of sending. */
  readonly outbox: Readonly<Record<Id, readonly OutgoingMessage[]>>;
  /** In all threads, those that are not in the list, too. */
  readonly totalUnread: number;
}

/** What can be done to the store by hand; everything else comes from the server. */
export interface ParleyActions {
  /** Puts a stored message in its place, once; where it is one of the outbox, it takes its place. */
  addMessage(message: Message): void;
  /** Somebody has read a thread: up to a `seq`, or all of it. */
  setRead(threadId: Id, userId: UserId, upToSeq?: number): void;
  /** Somebody types, or no longer. */
  setTyping(threadId: Id, userId: UserId, on: boolean): void;
  /** Shows a message at once and gives it to the outbox, which sends it; returns its client id. */
  optimisticSend(threadId: Id, content: OutgoingContent): string;
}

export type ParleyState = ParleyData & ParleyActions;

export const nothing: ParleyData = {
  me: undefined,
  limits: undefined,
  connection: { status: "idle", attempts: 0, polling: false },
  list: { phase: "idle", ids: [], hasMore: false, loadingMore: false },
  conversations: {},
  messages: {},
  quotes: {},
  members: {},
  receipts: {},
  typing: {},
  presence: {},
  outbox: {},
  totalUnread: 0,
};
