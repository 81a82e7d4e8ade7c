import type { Ack, PositionDone } from "./acks.ts";
import type { OrderMessage } from "./messages.ts";
import type { DeliveredBody, MessageDeleted, OfThread, Receipt, Typing } from "./payloads.ts";
import type { SessionClientEvents, SessionServerEvents, Sync } from "./session.ts";
import type { OrderThread } from "./summaries.ts";
import type { Timestamp, UserId } from "./words.ts";

/** A participant has read everything up to a place in the thread. */
export interface ThreadRead extends OfThread {
  userId: UserId;
  upToSeq: number;
  readAt: Timestamp;
}

/** What clients hear on `/messages`. */
export interface OrderServerEvents extends SessionServerEvents {
  "message:new": (payload: OfThread & { message: OrderMessage }) => void;
  "message:edited": (payload: OfThread & { message: OrderMessage }) => void;
  "message:deleted": (payload: OfThread & MessageDeleted) => void;
  "message:read": (payload: ThreadRead) => void;
  "message:delivered": (payload: OfThread & Receipt) => void;
  "typing:start": (payload: OfThread & Typing) => void;
  "typing:stop": (payload: OfThread & Typing) => void;
  "thread:updated": (payload: { thread: OrderThread }) => void;
  "thread:removed": (payload: OfThread & { rev: number }) => void;
}

/** What clients may send on `/messages`; messages are sent by REST. */
export interface OrderClientEvents extends SessionClientEvents {
  "thread:join": (body: OfThread, ack: Ack) => void;
  "thread:leave": (body: OfThread, ack: Ack) => void;
  "typing:start": (body: OfThread, ack: Ack) => void;
  "typing:stop": (body: OfThread, ack: Ack) => void;
  "message:delivered": (body: OfThread & DeliveredBody, ack: Ack<PositionDone>) => void;
  sync: Sync<OrderMessage>;
}
