import type { Ack, PositionDone, SentDone } from "./acks.ts";
import type { ConversationMessage } from "./messages.ts";
import type {
  DeliveredBody,
  Delete,
  Edit,
  MemberAdded,
  MemberRemoved,
  MessageDeleted,
  OfConversation,
  OfMessage,
  Receipt,
  SendBody,
  Typing,
  Unread,
} from "./payloads.ts";
import type { SessionClientEvents, SessionServerEvents, Sync } from "./session.ts";
import type { ConversationSummary } from "./summaries.ts";
import type { Id, Timestamp, UserId } from "./words.ts";

/** A member has read everything up to a message. */
export interface ConversationRead extends OfConversation, OfMessage {
  readBy: UserId;
  readAt: Timestamp;
  upToSeq: number;
}

/** What clients hear on `/`. */
export interface ConversationServerEvents extends SessionServerEvents {
  "message:new": (message: ConversationMessage) => void;
  /** To the socket that sent it. */
  "message:sent": (payload: { id: Id; status: "sent" }) => void;
  "message:edited": (message: ConversationMessage) => void;
  "message:deleted": (payload: OfConversation & MessageDeleted) => void;
  "message:read": (payload: ConversationRead) => void;
  "message:delivered": (payload: OfConversation & Receipt) => void;
  "typing:start": (payload: OfConversation & Typing) => void;
  "typing:stop": (payload: OfConversation & Typing) => void;
  "status:online": (payload: { userId: UserId }) => void;
  "status:offline": (payload: { userId: UserId; lastSeenAt: Timestamp }) => void;
  "conversation:created": (payload: { conversation: ConversationSummary }) => void;
  "conversation:updated": (payload: { conversation: ConversationSummary }) => void;
  "member:added": (payload: OfConversation & MemberAdded) => void;
  "member:removed": (payload: OfConversation & MemberRemoved) => void;
  "conversation:unread": (payload: OfConversation & Unread) => void;
}

/** What clients may send on `/`. */
export interface ConversationClientEvents extends SessionClientEvents {
  "message:send": (body: OfConversation & SendBody, ack: Ack<SentDone<ConversationMessage>>) => void;
  "message:edit": Edit<ConversationMessage>;
  "message:delete": Delete<ConversationMessage>;
  "message:read": (body: OfConversation & OfMessage, ack: Ack<PositionDone>) => void;
  "message:delivered": (body: OfConversation & DeliveredBody, ack: Ack<PositionDone>) => void;
  "typing:start": (body: OfConversation, ack: Ack) => void;
  "typing:stop": (body: OfConversation, ack: Ack) => void;
  "conversation:join": (body: OfConversation, ack: Ack) => void;
  sync: Sync<ConversationMessage>;
}
