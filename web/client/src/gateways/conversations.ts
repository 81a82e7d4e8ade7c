import type { Message } from "../model.ts";
import type { Change } from "../store/change.ts";
import type { ConversationServerEvents } from "../wire/conversations.ts";
import type { ConversationMessage } from "../wire/messages.ts";
import type { ConversationSummary } from "../wire/summaries.ts";
import * as words from "./words.ts";

const message = ({ conversationId, clientId, ...wire }: ConversationMessage): Message =>
  words.contentMessage(wire, conversationId, clientId);
const thread = ({ conversation }: { conversation: ConversationSummary }): Change => ({
  type: "thread",
  view: words.viewOf(conversation, message),
});

const events: words.EventsOf<ConversationServerEvents> = {
  "message:new": (wire) => ({ type: "message", message: message(wire) }),
  // The acknowledgement of the same message says more.
  "message:sent": () => undefined,
  "message:edited": (wire) => ({ type: "edited", message: message(wire) }),
  "message:deleted": words.deletion,
  "message:read": ({ readBy, readAt, ...payload }) =>
    words.receipt("read")({ ...payload, userId: readBy, timestamp: readAt }),
  "message:delivered": words.receipt("delivered"),
  "typing:start": words.typing(true),
  "typing:stop": words.typing(false),
  "status:online": (user) => words.presence({ ...user, status: "online" }),
  "status:offline": (user) => words.presence({ ...user, status: "offline" }),
  "conversation:created": thread,
  "conversation:updated": thread,
  "member:added": words.added,
  "member:removed": words.removed,
  "conversation:unread": words.unread,
};

/** Direct and group conversations with presence. */
export const conversations: words.GatewayWords = {
  namespace: "/",
  path: "/conversations",
  dialect: "conversations",
  events,
  message,
  body: (outgoing) => ({ ...words.contentBody(outgoing), clientId: outgoing.clientId }),
  send: (outgoing) => ["message:send", { conversationId: outgoing.threadId, ...conversations.body(outgoing) }],
  delivered: (conversationId, messageId) => ["message:delivered", { conversationId, messageIds: [messageId] }],
  read: (conversationId, messageId) => ["message:read", { conversationId, messageId }],
  typing: (conversationId, on) => [on ? "typing:start" : "typing:stop", { conversationId }],
};
