/** A UUIDv7 that the server gave: of a conversation, a message, an attachment. */
export type Id = string;

/** The `sub` of a user's token. */
export type UserId = string;

/** ISO 8601 in UTC with milliseconds: `2026-01-02T03:04:05.678Z`. */
export type Timestamp = string;

/** What clients may send. */
export type SentType = "text" | "image" | "file";

export type MessageType = SentType | "system";

/** How far a message has come with every other member. */
export type MessageStatus = "sent" | "delivered" | "read";

export type ConversationType = "direct" | "group" | "order";

export type ConversationStatus = "open" | "archived" | "blocked";

/** The last two are of order threads. */
export type MemberRole = "owner" | "admin" | "member" | "customer" | "provider";

/** Why nobody may write in a conversation now. */
export type GateCode = "not_a_member" | "order_canceled" | "order_closed" | "thread_blocked" | "thread_archived";

/** Why an event was not carried out. */
export type ErrorCode =
  | GateCode
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | `invalid_${string}`
  | "too_large"
  | "unsupported_type"
  | "client_id_reused"
  | "rate_limited"
  | "unavailable"
  | "internal_error";
