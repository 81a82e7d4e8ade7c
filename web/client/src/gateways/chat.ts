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
  "chat:message:deleted": words.deletion,
  "chat:delivered": words.receipt("delivered"),
  "chat:read": words.receipt("read"),
  "chat:typing:start": words.typing(true),
  "chat:typing:stop": words.typing(false),
  "chat:thread:created": thread,
  "chat:thread:updated": thread,
  "chat:member:added": words.added,
  "chat:member:removed": words.removed,
  "chat:unread": words.unread,
  "chat:presence": words.presence,
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
