// The types fit the generics of socket.io-client. Never run: the compiler alone reads it.
import { io, type Socket } from "socket.io-client-4.8.4";
import type {
  ChatClientEvents,
  ChatServerEvents,
  ConversationClientEvents,
  ConversationServerEvents,
  OrderClientEvents,
  OrderServerEvents,
} from "../../../web/client/src/wire.ts";

const chat: Socket<ChatServerEvents, ChatClientEvents> = io("/chat");
const conversations: Socket<ConversationServerEvents, ConversationClientEvents> = io("/");
const orders: Socket<OrderServerEvents, OrderClientEvents> = io("/messages");

chat.on("auth:expired", () => {});
chat.on("chat:presence", (change) => change.status === "offline" && change.lastSeenAt.endsWith("Z"));
conversations.on("message:new", ({ conversationId, seq }) => conversationId.concat(String(seq)));
orders.on("thread:updated", ({ thread }) => thread.lastMessage?.kind);

const sent = await chat.emitWithAck("chat:send", { threadId: "1", content: "Hello", tempId: "temp-1" });
export const outcome: string = sent.success ? sent.message.content : sent.code;

orders.timeout(1_000).emit("sync", { conversations: [] }, (error, answer) => error === null && answer.success && answer.removed);

// @ts-expect-error: there is no such event.
chat.on("message:new", () => {});
// @ts-expect-error: it has no such member.
chat.emit("chat:typing:start", { conversationId: "1" }, () => {});
// @ts-expect-error: every event is acknowledged.
conversations.emit("conversation:join", { conversationId: "1" });
// @ts-expect-error: a member is never undefined, it is left out.
await conversations.emitWithAck("message:send", { conversationId: "1", content: "Hello", clientId: undefined });
// @ts-expect-error: clients do not send those.
await conversations.emitWithAck("message:send", { conversationId: "1", content: "Hello", type: "system" });
