import type { ErrorCode, Timestamp, UserId } from "./words.ts";

/** A part of a list that REST answers. */
export interface Page<Item> {
  items: readonly Item[];
  /** Leads to the next part; null at the end. */
  nextCursor: string | null;
}

/** A part of the messages of a conversation, newest first. */
export interface HistoryPage<Message> extends Page<Message> {
  /** Leads the other way. */
  prevCursor?: string;
}

/** Who is there, of those that were asked for and one may know of. */
export interface PresenceAnswer {
  items: readonly { userId: UserId; status: "online" | "offline"; lastSeenAt?: Timestamp }[];
}

/** What REST answers where it does not do what it was asked: problem details (RFC 9457). */
export interface Problem {
  type: string;
  /** For people. */
  title: string;
  /** The status of HTTP. */
  status: number;
  /** For people, too. */
  detail: string;
  /** Stable. */
  code: ErrorCode;
  retryAfterMs?: number;
}
