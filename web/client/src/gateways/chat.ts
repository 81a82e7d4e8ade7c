import type { Message } from "../model.ts";
import type { Change } from "../store/change.ts";
import type { ChatServerEvents } from "../wire/chat.ts";
import type { ChatMessage } from "../wire/messages.ts";
import type { ChatThread } from "../wire/summaries.ts";
import * as words from "./words.ts";

const message = ({ threadId, tempId, ...wire }: ChatMessage): Message => words.contentMessage(wire, threadId, tempId);
const thread = ({ thread: wire }: { thread: ChatThread }): Change => ({
  type: "thread",
  view: words.viewOf(wire, message),
});

const events: words.EventsOf<ChatServerEvents> = {
  "chat:message": (payload) => ({ type: "message", message: message(payload.message) }),
  "chat:message:edited": (payload) => ({ type: "edited", message: message(payload.message) }),
  "chat:message:deleted": (payload) => words.deletion(payload.threadId, payload),
  "chat:delivered": (payload) => words.receipt("delivered", payload.threadId, payload),
  "chat:read": (payload) => words.receipt("read", payload.threadId, payload),
  "chat:typing:start": (payload) => words.typing(true, payload.threadId, payload),
  "chat:typing:stop": (payload) => words.typing(false, payload.threadId, payload),
  "chat:thread:created": thread,
  "chat:thread:updated": thread,
  "chat:member:added": (payload) => words.added(payload.threadId, payload),
  "chat:member:removed": (payload) => words.removed(payload.threadId, payload),
  "chat:unread": (payload) => words.unread(payload.threadId, payload),
  "chat:presence": ({ userId, ...presence }) =>
    presence.status === "online"
      ? { type: "presence", userId, online: true }
      : { type: "presence", userId, online: false, lastSeenAt: presence.lastSeenAt },
};

/** Threads of colleagues. */
export const chat: words.GatewayWords = {
  namespace: "/chat",
  path: "/chat/threads",
  dialect: "chat",
  events,
  message,
  body: (outgoing) => ({ ...words.contentBody(outgoing), tempId: outgoing.clientId }),
  send: (outgoing) => ["chat:send", { threadId: outgoing.threadId, ...chat.body(outgoing) }],
  delivered: (threadId, messageId) => ["chat:delivered", { threadId, messageIds: [messageId] }],
  read: (threadId, messageId) => ["chat:mark-read", { threadId, upToMessageId: messageId }],
  typing: (threadId, on) => [on ? "chat:typing:start" : "chat:typing:stop", { threadId }],
};
