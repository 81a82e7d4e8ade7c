import type { Ack, RefreshDone, SyncDone } from "./acks.ts";
import type { Id, UserId } from "./words.ts";

/** Lengths in code points, messages, seconds, events; 0 is no limit. */
export interface SessionLimits {
  orderTextLength: number;
  textLength: number;
  orderMessagesPerWindow: number;
  orderWindowSeconds: number;
  messagesPerWindow: number;
  windowSeconds: number;
  messagesPerDay: number;
  eventsPerSecond: number;
}

/** The first event of every socket. */
export interface SessionReady {
  userId: UserId;
  /** Names the history of the database; see the sync. */
  epoch: string;
  totalUnread: number;
  limits: SessionLimits;
}

/** What every gateway says. */
export interface SessionServerEvents {
  "session:ready": (payload: SessionReady) => void;
  "auth:expired": () => void;
}

/** What every gateway takes. */
export interface SessionClientEvents {
  "auth:refresh": (body: { token: string }, ack: Ack<RefreshDone>) => void;
}

/** What a client that comes back says it has. */
export interface SyncBody {
  epoch?: string;
  /** At most 200, each once. */
  conversations: readonly { id: Id; rev: number }[];
}

export type Sync<Message> = (body: SyncBody, ack: Ack<SyncDone<Message>>) => void;
