import type { Ack, MessageDone } from "./acks.ts";
import type { Id, MemberRole, SentType, Timestamp, UserId } from "./words.ts";

/** Which conversation, in the word of `/chat` and `/messages`. */
export interface OfThread {
  threadId: Id;
}

/** Which conversation, in the word of `/`. */
export interface OfConversation {
  conversationId: Id;
}

export interface OfMessage {
  messageId: Id;
}

/** Somebody types, or no longer. */
export interface Typing {
  userId: UserId;
}

/** A message is gone. */
export interface MessageDeleted extends OfMessage {
  rev: number;
  deletedAt: Timestamp;
}

/** Messages of the one who hears it that `userId` has got or read; everything up to `upToSeq`. */
export interface Receipt {
  messageIds: readonly Id[];
  userId: UserId;
  timestamp: Timestamp;
  upToSeq: number;
}

export interface MemberAdded {
  userId: UserId;
  role: MemberRole;
  addedBy: UserId;
  rev: number;
}

export interface MemberRemoved {
  userId: UserId;
  removedBy: UserId;
  /** Who became the owner by that. */
  newOwnerId?: UserId;
  rev: number;
}

/** What the one who hears it has not read. */
export interface Unread {
  unreadCount: number;
  totalUnread: number;
}

/** A message to send. */
export interface SendBody {
  /** Text, where nothing is said. */
  type?: SentType;
  content: string;
  attachmentUrl?: string;
  attachmentType?: string;
  attachmentIds?: readonly Id[];
  /** Unique in the conversation: makes it safe to send again. */
  clientId?: string;
  replyToId?: Id;
}

export interface DeliveredBody {
  /** 1 to 1,000; the highest counts. */
  messageIds: readonly Id[];
}

export type Edit<Message> = (body: OfMessage & { content: string }, ack: Ack<MessageDone<Message>>) => void;

export type Delete<Message> = (body: OfMessage, ack: Ack<MessageDone<Message>>) => void;
