import type { Ack, MessageDone, PositionDone } from "./acks.ts";
import type { ChatMessage } from "./messages.ts";
import type {
  DeliveredBody,
  Delete,
  Edit,
  MemberAdded,
  MemberRemoved,
  MessageDeleted,
  OfThread,
  Receipt,
  SendBody,
  Typing,
  Unread,
} from "./payloads.ts";
import type { SessionClientEvents, SessionServerEvents, Sync } from "./session.ts";
import type { ChatThread } from "./summaries.ts";
import type { Id, Timestamp, UserId } from "./words.ts";

/** Somebody has come or gone. */
export type ChatPresence =
  { userId: UserId; status: "online" } | { userId: UserId; status: "offline"; lastSeenAt: Timestamp };

/** What clients hear on `/chat`. */
export interface ChatServerEvents extends SessionServerEvents {
  "chat:message": (payload: OfThread & { message: ChatMessage; tempId?: string }) => void;
  "chat:message:edited": (payload: OfThread & { message: ChatMessage }) => void;
  "chat:message:deleted": (payload: OfThread & MessageDeleted) => void;
  "chat:delivered": (payload: OfThread & Receipt) => void;
  "chat:read": (payload: OfThread & Receipt) => void;
  "chat:typing:start": (payload: OfThread & Typing) => void;
  "chat:typing:stop": (payload: OfThread & Typing) => void;
  "chat:thread:created": (payload: { thread: ChatThread }) => void;
  "chat:thread:updated": (payload: { thread: ChatThread }) => void;
  "chat:member:added": (payload: OfThread & MemberAdded) => void;
  "chat:member:removed": (payload: OfThread & MemberRemoved) => void;
  "chat:unread": (payload: OfThread & Unread) => void;
  "chat:presence": (payload: ChatPresence) => void;
}

/** What clients may send on `/chat`. */
export interface ChatClientEvents extends SessionClientEvents {
  "chat:send": (body: OfThread & SendBody & { tempId?: string }, ack: Ack<MessageDone<ChatMessage>>) => void;
  "chat:edit": Edit<ChatMessage>;
  "chat:delete": Delete<ChatMessage>;
  "chat:delivered": (body: OfThread & DeliveredBody, ack: Ack<PositionDone>) => void;
  "chat:mark-read": (body: OfThread & { upToMessageId?: Id }, ack: Ack<PositionDone>) => void;
  "chat:typing:start": (body: OfThread, ack: Ack) => void;
  "chat:typing:stop": (body: OfThread, ack: Ack) => void;
  "chat:join": (body: OfThread, ack: Ack) => void;
  "chat:leave": (body: OfThread, ack: Ack) => void;
  "chat:sync": Sync<ChatMessage>;
}
