import type { Message } from "../model.ts";
import type { OrderMessage } from "../wire/messages.ts";
import type { OrderServerEvents } from "../wire/orders.ts";
import * as words from "./words.ts";

function message({ text = "", imageUrl, fileMeta, ...same }: OrderMessage): Message {
  return {
    ...same,
    text,
    ...(imageUrl !== undefined && { attachmentUrl: imageUrl }),
    ...(fileMeta?.mime !== undefined && { attachmentType: fileMeta.mime }),
  };
}

const events: words.EventsOf<OrderServerEvents> = {
  "message:new": (payload) => ({ type: "message", message: message(payload.message) }),
  "message:edited": (payload) => ({ type: "edited", message: message(payload.message) }),
  "message:deleted": (payload) => words.deletion(payload.threadId, payload),
  "message:read": ({ threadId, userId, readAt, upToSeq }) =>
    words.receipt("read", threadId, { messageIds: [], userId, timestamp: readAt, upToSeq }),
  "message:delivered": (payload) => words.receipt("delivered", payload.threadId, payload),
  "typing:start": (payload) => words.typing(true, payload.threadId, payload),
  "typing:stop": (payload) => words.typing(false, payload.threadId, payload),
  "thread:updated": ({ thread }) => ({ type: "thread", view: words.viewOf(thread, message) }),
  "thread:removed": ({ threadId, rev }) => ({ type: "memberRemoved", threadId, rev }),
};

/** The threads of orders. Messages are sent by REST, and a thread is heard once it is joined. */
export const orders: words.GatewayWords = {
  namespace: "/messages",
  path: "/threads",
  dialect: "orders",
  events,
  message,
  body: ({ content, clientId }) => ({
    kind: content.kind,
    ...(content.text !== undefined && content.text !== "" && { text: content.text }),
    clientId,
    ...words.attachment(content),
  }),
  delivered: (threadId, messageId) => ["message:delivered", { threadId, messageIds: [messageId] }],
  typing: (threadId, on) => [on ? "typing:start" : "typing:stop", { threadId }],
  join: (threadId) => ["thread:join", { threadId }],
  leave: (threadId) => ["thread:leave", { threadId }],
};
