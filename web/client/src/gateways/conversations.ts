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
  "message:deleted": (payload) => words.deletion(payload.conversationId, payload),
  "message:read": ({ conversationId, readBy, readAt, upToSeq }) =>
    words.receipt("read", conversationId, { messageIds: [], userId: readBy, timestamp: readAt, upToSeq }),
  "message:delivered": (payload) => words.receipt("delivered", payload.conversationId, payload),
  "typing:start": (payload) => words.typing(true, payload.conversationId, payload),
  "typing:stop": (payload) => words.typing(false, payload.conversationId, payload),
  "status:online": ({ userId }) => ({ type: "presence", userId, online: true }),
  "status:offline": ({ userId, lastSeenAt }) => ({ type: "presence", userId, online: false, lastSeenAt }),
  "conversation:created": thread,
  "conversation:updated": thread,
  "member:added": (payload) => words.added(payload.conversationId, payload),
  "member:removed": (payload) => words.removed(payload.conversationId, payload),
  "conversation:unread": (payload) => words.unread(payload.conversationId, payload),
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
