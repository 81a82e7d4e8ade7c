import type { Attachment } from "./wire/messages.ts";
import type { Capabilities } from "./wire/summaries.ts";
import type {
  ConversationStatus,
  ConversationType,
  ErrorCode,
  Id,
  MemberRole,
  MessageStatus,
  MessageType,
  Timestamp,
  UserId,
} from "./wire/words.ts";

export type { Attachment, Capabilities, ErrorCode, Id, MemberRole, MessageStatus, Timestamp, UserId };
export type { SendCapability } from "./wire/summaries.ts";
export type { SessionLimits } from "./wire/session.ts";

/** Which of the three namespaces, and so which of the three REST mounts, a client speaks. */
export type Gateway = "chat" | "conversations" | "orders";

/** What a message is; `system` ones are the server's. */
export type MessageKind = MessageType;

/** Whether one may write in a thread at all; why not is in its capabilities. */
export type ThreadStatus = ConversationStatus;

/** With one other person, with many, or about an order. */
export type ThreadType = ConversationType;

/** A stored message, whichever gateway it came through. */
export interface Message {
  readonly id: Id;
  readonly threadId: Id;
  /** Its place in the thread: 1, 2, 3 … */
  readonly seq: number;
  /** The thread's change that last touched it. */
  readonly rev: number;
  readonly senderId: UserId;
  readonly kind: MessageKind;
  /** Empty once it is deleted, and where a picture says all. */
  readonly text: string;
  /** Of a picture or file: https. */
  readonly attachmentUrl?: string | undefined;
  /** Its media type. */
  readonly attachmentType?: string | undefined;
  readonly attachments: readonly Attachment[];
  /** What its sender called it before it was stored. */
  readonly clientId?: string | undefined;
  readonly replyToId?: Id | undefined;
  /** As the server last said; `statusOf` knows of receipts that came since. */
  readonly status: MessageStatus;
  readonly createdAt: Timestamp;
  readonly editedAt?: Timestamp | undefined;
  readonly deletedAt?: Timestamp | undefined;
}

/** What can be sent. Pictures and files are https addresses of where they lie. */
export type OutgoingContent =
  | { readonly kind: "text"; readonly text: string; readonly replyToId?: Id | undefined }
  | {
      readonly kind: "image" | "file";
      readonly url: string;
      /** Its media type. */
      readonly mime?: string | undefined;
      readonly text?: string | undefined;
      readonly replyToId?: Id | undefined;
    };

/** A message that the server has not acknowledged yet, or has refused. */
export interface OutgoingMessage {
  readonly clientId: string;
  readonly threadId: Id;
  readonly content: OutgoingContent;
  readonly createdAt: Timestamp;
  /** `waiting` for a connection, on its way, stored (but a message before it is not here yet), or refused for the reason in `failure`. */
  readonly state: "waiting" | "sending" | "sent" | "failed";
  readonly failure?: Failure | undefined;
}

/** Why something was not done. */
export interface Failure {
  /** Stable; `offline` where no server answered. */
  readonly code: ErrorCode | "offline";
  /** For people, in English. */
  readonly message: string;
  /** After which time it may work, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** A thread as its list shows it. */
export interface ThreadSummary {
  readonly id: Id;
  readonly type: ThreadType;
  readonly name?: string | undefined;
  readonly orderId?: string | undefined;
  readonly status: ThreadStatus;
  /** Of all members, whether or not they are known here. */
  readonly participantCount: number;
  readonly lastMessage?: Message | undefined;
  /** Null before the first message. */
  readonly lastMessageAt: Timestamp | null;
  readonly unreadCount: number;
  readonly rev: number;
  readonly capabilities: Capabilities;
}

/** Somebody in a thread. */
export interface Member {
  readonly userId: UserId;
  readonly role: MemberRole;
  readonly name?: string | undefined;
}

/** How far a member has come in a thread. */
export interface Position {
  readonly deliveredSeq: number;
  readonly readSeq: number;
  readonly readAt?: Timestamp | undefined;
}

/** How far the members of a thread have come. */
export interface Receipts {
  readonly positions: Readonly<Record<UserId, Position>>;
  /** Every other member has got the messages up to this `seq`; 0 where not all members are known. */
  readonly deliveredToAll: number;
  /** Every other member has read the messages up to this `seq`; 0 where not all members are known. */
  readonly readByAll: number;
}

/** The messages of a thread that are here: all from the oldest loaded one to the newest. */
export interface Timeline {
  readonly phase: "loading" | "ready" | "failed";
  /** By `seq`, oldest first, without gaps. Rows that did not change stay the same objects. */
  readonly items: readonly Message[];
  /** The last change that is here; what follows is asked for. */
  readonly rev: number;
  readonly hasOlder: boolean;
  readonly loadingOlder: boolean;
  readonly failure?: Failure | undefined;
}

/** The threads that are here, newest activity first. */
export interface ThreadList {
  readonly phase: "idle" | "loading" | "ready" | "failed";
  readonly ids: readonly Id[];
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly failure?: Failure | undefined;
}

/** Whether somebody is there. */
export interface Presence {
  readonly online: boolean;
  readonly lastSeenAt?: Timestamp | undefined;
}

/** How the connection is. */
export interface ConnectionState {
  /**
   * `idle` before `connect` and after `close`; `online` once the server has said welcome; `offline` while it is tried again; `refused` where
   * trying again does not help: the token is not good.
   */
  readonly status: "idle" | "connecting" | "online" | "offline" | "refused";
  /** Tries since it was last online. */
  readonly attempts: number;
  /** When the next try begins, in milliseconds since 1970. */
  readonly retryAt?: number | undefined;
  /** Whether REST is asked in turns meanwhile. */
  readonly polling: boolean;
  readonly failure?: Failure | undefined;
}
