import assert from "node:assert/strict";
import { test } from "node:test";
import { command, refused } from "../harness.js";
import { gather, heard, hears, messageLike } from "../scenes.js";

/** `message:send`. */
export function conversationsSending(party) {
  test("a message is stored, acknowledged and heard bare by everybody in the conversation, the sender's other device included", async (t) => {
    const { people: [ada, ben], group, sockets: [phone, other] } = await gather(t, party, "/", "ada", "ben");
    const laptop = await ada.connect(t, "/");
    const body = { conversationId: group.id, content: "Hello", type: "TEXT", clientId: "c-1", somethingElse: true };

    const ack = await command(phone, "message:send", body);

    const fields = { seq: 1, conversationId: group.id, senderId: "ada", content: "Hello", clientId: "c-1" };
    const message = messageLike(ack.message, fields);
    assert.deepEqual(ack, { success: true, messageId: message.id, message });
    for (const socket of [phone, laptop, other]) assert.deepEqual(await hears(socket, "message:new"), message);
    const history = await ben.call("GET", `/conversations/${group.id}/messages`);
    assert.deepEqual(history.body.items, [message]);
  });

  test("only the socket that sent a message is told that it is sent", async (t) => {
    const { people: [ada], group, sockets: [phone, ben] } = await gather(t, party, "/", "ada", "ben");
    const laptop = await ada.connect(t, "/");

    const { messageId } = await command(phone, "message:send", { conversationId: group.id, content: "Hello" });

    assert.deepEqual(await hears(phone, "message:sent"), { id: messageId, status: "sent" });
    const last = await command(ben, "message:send", { conversationId: group.id, content: "The last" });
    await Promise.all([laptop, ben].map((socket) => hears(socket, "message:new", ({ id }) => id === last.messageId)));
    assert.deepEqual([phone, laptop].map((socket) => heard(socket, "message:sent").length), [1, 0]);
    assert.deepEqual(await hears(ben, "message:sent"), { id: last.messageId, status: "sent" });
    assert.equal(heard(ben, "message:sent").length, 1);
  });

  test("a message without a clientId has none in any place", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, "/", "ada", "ben");

    const { message } = await command(ada, "message:send", { conversationId: group.id, content: "Hello" });

    assert.deepEqual(message, messageLike(message, { seq: 1, conversationId: group.id, senderId: "ada", content: "Hello" }));
    assert.deepEqual(await hears(ben, "message:new"), message);
  });

  test("a clientId sent again is answered with that message as it is now, which nobody hears again", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, "/", "ada", "ben");
    const body = { conversationId: group.id, content: "Hello", clientId: "c-1" };
    const first = await command(ada, "message:send", body);
    await command(ben, "message:read", { conversationId: group.id, messageId: first.messageId });

    const again = await command(ada, "message:send", body);

    assert.deepEqual(again, { ...first, message: { ...first.message, status: "read" } });
    assert.deepEqual(heard(ada, "message:sent"), Array(2).fill({ id: first.messageId, status: "sent" }));
    await command(ada, "message:send", { conversationId: group.id, content: "The next" });
    await hears(ben, "message:new", ({ content }) => content === "The next");
    assert.deepEqual(heard(ben, "message:new").map(({ seq }) => seq), [1, 2]);
  });

  test("a clientId is not good for another content", async (t) => {
    const { group, sockets: [ada] } = await gather(t, party, "/", "ada", "ben");
    await command(ada, "message:send", { conversationId: group.id, content: "Hello", clientId: "c-1" });

    const refusal = await refused(ada, "message:send", { conversationId: group.id, content: "Good bye", clientId: "c-1" });

    assert.equal(refusal.code, "client_id_reused");
  });

  test("a message of another gateway, and of REST, is heard in the shape of this one", async (t) => {
    const { people: [ada], group, sockets: [, ben] } = await gather(t, party, "/", "ada", "ben");
    const elsewhere = await ada.connect(t, "/chat");

    await command(elsewhere, "chat:send", { threadId: group.id, content: "By socket", tempId: "short" });
    await ada.call("POST", `/chat/threads/${group.id}/messages`, { content: "By REST", clientId: "c-2" });

    await hears(ben, "message:new", ({ seq }) => seq === 2);
    const [bySocket, byRest] = heard(ben, "message:new");
    const fields = { conversationId: group.id, senderId: "ada" };
    assert.deepEqual(bySocket, messageLike(bySocket, { ...fields, seq: 1, content: "By socket" }));
    assert.deepEqual(byRest, messageLike(byRest, { ...fields, seq: 2, content: "By REST", clientId: "c-2" }));
  });
}
