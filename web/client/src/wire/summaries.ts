import type { ChatMessage, ConversationMessage, OrderMessage } from "./messages.ts";
import type { ConversationStatus, ConversationType, GateCode, Id, MemberRole, Timestamp, UserId } from "./words.ts";

/** A current member, as the other ones see them. */
export interface Participant {
  userId: UserId;
  role: MemberRole;
  name?: string;
  deliveredSeq: number;
  readSeq: number;
  readAt?: Timestamp;
}

/** Whether one may write now: until when, where that is known; if not, why. */
export type SendCapability = { allowed: true; until?: Timestamp } | { allowed: false; reason: GateCode };

/** What the one who hears it may do with a conversation now. */
export interface Capabilities {
  send: SendCapability;
  edit: boolean;
  archive: boolean;
  unarchive: boolean;
  block: boolean;
  unblock: boolean;
  rename: boolean;
  addMembers: boolean;
  removeMembers: boolean;
  leave: boolean;
}

/** A conversation as one of its members sees it. */
export interface Summary<Message> {
  id: Id;
  type: ConversationType;
  name?: string;
  orderId?: string;
  status: ConversationStatus;
  /** In events the first hundred of them. */
  participants: readonly Participant[];
  /** Of all, whether or not they are listed. */
  participantCount: number;
  lastMessage?: Message;
  /** Null before the first message. */
  lastMessageAt: Timestamp | null;
  unreadCount: number;
  /** The last change of the conversation; see the sync. */
  rev: number;
  capabilities: Capabilities;
}

export type ChatThread = Summary<ChatMessage>;

export type ConversationSummary = Summary<ConversationMessage>;

export type OrderThread = Summary<OrderMessage>;
