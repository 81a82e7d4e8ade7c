import type { Summary } from "./summaries.ts";
import type { ErrorCode, Id, Timestamp } from "./words.ts";

/** The event was not carried out. */
export interface Refusal {
  success: false;
  /** For people. */
  error: string;
  /** Stable. */
  code: ErrorCode;
  retryAfterMs?: number;
}

export interface Done {
  success: true;
}

/** Takes the answer to an event: what was done, or why it was not. */
export type Ack<Success extends Done = Done> = (answer: Success | Refusal) => void;

/** A message as it is stored now. */
export interface MessageDone<Message> extends Done {
  message: Message;
}

/** What was stored, on `/`. */
export interface SentDone<Message> extends MessageDone<Message> {
  messageId: Id;
}

/** Where the caller is in the conversation now. */
export interface PositionDone extends Done {
  deliveredSeq: number;
  readSeq: number;
}

/** Until when the socket may stay. */
export interface RefreshDone extends Done {
  expiresAt: Timestamp;
}

/** What was missed of one conversation. */
export interface SyncedConversation<Message> {
  id: Id;
  /** To be stored, and to go on from while `hasMore`. */
  rev: number;
  hasMore: boolean;
  messages: readonly Message[];
  /** Where it or its members changed; of direct conversations and orders always. */
  conversation?: Summary<Message>;
}

/** What was missed. */
export interface SyncAnswer<Message> {
  epoch: string;
  /** The database was restored: forget everything. */
  resyncRequired: boolean;
  conversations: readonly SyncedConversation<Message>[];
  /** Those that one is no longer in. */
  removed: readonly Id[];
}

export interface SyncDone<Message> extends Done, SyncAnswer<Message> {}
