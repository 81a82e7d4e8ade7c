import type { Message } from "../model.ts";
import type { OrderMessage } from "../wire/messages.ts";
import type { OrderServerEvents } from "../wire/orders.ts";
import * as words from "./words.ts";

function message({ text = "", imageUrl, fileMeta, ...same }: OrderMessage): Message {
  return {
    ...same,
    text,
    attachmentUrl: imageUrl,
    attachmentType: fileMeta?.mime,
  };
}

const events: words.EventsOf<OrderServerEvents> = {
  "message:new": (payload) => ({ type: "message", message: message(payload.message) }),
  "message:edited": (payload) => ({ type: "edited", message: message(payload.message) }),
  "message:deleted": words.deletion,
  "message:read": ({ readAt, ...payload }) => words.receipt("read")({ ...payload, timestamp: readAt }),
  "message:delivered": words.receipt("delivered"),
  "typing:start": words.typing(true),
  "typing:stop": words.typing(false),
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
    text: content.text || undefined,
    clientId,
    ...words.attachment(content),
  }),
  delivered: (threadId, messageId) => ["message:delivered", { threadId, messageIds: [messageId] }],
  typing: (threadId, on) => [on ? "typing:start" : "typing:stop", { threadId }],
  join: (threadId) => ["thread:join", { threadId }],
  leave: (threadId) => ["thread:leave", { threadId }],
};
