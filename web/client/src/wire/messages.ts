import type { Id, MessageStatus, MessageType, Timestamp, UserId } from "./words.ts";

/** An uploaded file of a message. */
export interface Attachment {
  id: Id;
  name: string;
  /** In bytes. */
  size: number;
  mime: string;
}

/** What is known of a file that a message links to. */
export interface FileMeta {
  name?: string;
  size?: number;
  mime?: string;
}

interface MessageParts {
  id: Id;
  /** Its place in the conversation: 1, 2, 3 … */
  seq: number;
  /** The conversation's change that last touched it. */
  rev: number;
  senderId: UserId;
  attachments: readonly Attachment[];
  replyToId?: Id;
  status: MessageStatus;
  createdAt: Timestamp;
  editedAt?: Timestamp;
  deletedAt?: Timestamp;
}

interface ContentParts {
  type: MessageType;
  /** Empty once the message is deleted. */
  content: string;
  attachmentUrl?: string;
  attachmentType?: string;
}

/** A message on `/chat`. */
export interface ChatMessage extends MessageParts, ContentParts {
  threadId: Id;
  /** What its sender called it. */
  tempId?: string;
}

/** A message on `/`. */
export interface ConversationMessage extends MessageParts, ContentParts {
  conversationId: Id;
  clientId?: string;
}

/** A message on `/messages`. */
export interface OrderMessage extends MessageParts {
  threadId: Id;
  kind: MessageType;
  text?: string;
  imageUrl?: string;
  fileMeta?: FileMeta;
  clientId?: string;
}
