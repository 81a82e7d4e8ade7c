import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { command, refused } from "../harness.js";
import { gather, heard, hears, messageLike } from "../scenes.js";

/** `chat:send`. */
export function chatSending(party) {
  test("a message is stored, acknowledged and heard by everybody in the thread, the sender's other device included", async (t) => {
    const { people: [ada, ben], group, sockets: [phone, other] } = await gather(t, party, "/chat", "ada", "ben");
    const laptop = await ada.connect(t, "/chat");
    const body = { threadId: group.id, content: "Hello", type: "Text", tempId: "t-1", somethingElse: true };

    const ack = await command(phone, "chat:send", body);

    const stored = messageLike(ack.message, { seq: 1, threadId: group.id, senderId: "ada", content: "Hello" });
    const message = { ...stored, tempId: "t-1" };
    assert.deepEqual(ack, { success: true, message });
    for (const socket of [phone, laptop, other]) {
      assert.deepEqual(await hears(socket, "chat:message"), { threadId: group.id, message, tempId: "t-1" });
    }
    const history = await ben.call("GET", `/chat/threads/${group.id}/messages`);
    assert.deepEqual(history.body.items, [stored]);
  });

  test("a message without a tempId has none in any place", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, "/chat", "ada", "ben");

    const { message } = await command(ada, "chat:send", { threadId: group.id, content: "Hello" });

    assert.deepEqual(message, messageLike(message, { seq: 1, threadId: group.id, senderId: "ada", content: "Hello" }));
    assert.deepEqual(await hears(ben, "chat:message"), { threadId: group.id, message });
  });

  test("a short tempId is only echoed: the same one is good for another message", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, "/chat", "ada", "ben");

    const first = await command(ada, "chat:send", { threadId: group.id, content: "One", tempId: "fifteen letters" });
    const second = await command(ada, "chat:send", { threadId: group.id, content: "Two", tempId: "fifteen letters" });

    assert.deepEqual([first, second].map(({ message }) => [message.seq, message.tempId]), [[1, "fifteen letters"], [2, "fifteen letters"]]);
    const payload = await hears(ben, "chat:message", ({ message }) => message.seq === 2);
    assert.deepEqual(payload, { threadId: group.id, message: second.message, tempId: "fifteen letters" });
  });

  for (const [what, fields] of [
    ["a tempId of 16 characters", { tempId: "sixteen letters!" }],
    ["a clientId", { clientId: "c-1" }],
    ["a clientId beside another tempId", { clientId: "c-1", tempId: "t-1" }],
  ]) {
    // What the sender calls it for the moment comes back; where it says nothing, the client id.
    const tempId = fields.tempId ?? fields.clientId;

    test(`${what} sent again is answered with that message as it is now, which nobody hears again`, async (t) => {
      const { group, sockets: [ada, ben] } = await gather(t, party, "/chat", "ada", "ben");
      const body = { threadId: group.id, content: "Hello", ...fields };
      const first = await command(ada, "chat:send", body);
      await command(ben, "chat:mark-read", { threadId: group.id });

      const again = await command(ada, "chat:send", body);

      assert.equal(first.message.tempId, tempId);
      assert.deepEqual(again, { success: true, message: { ...first.message, status: "read" } });
      await command(ada, "chat:send", { threadId: group.id, content: "The next" });
      await hears(ben, "chat:message", ({ message }) => message.content === "The next");
      assert.deepEqual(heard(ben, "chat:message").map((payload) => [payload.message.seq, payload.tempId]), [[1, tempId], [2, undefined]]);
    });

    test(`${what} is not good for another content`, async (t) => {
      const { group, sockets: [ada] } = await gather(t, party, "/chat", "ada", "ben");
      await command(ada, "chat:send", { threadId: group.id, content: "Hello", ...fields });

      const refusal = await refused(ada, "chat:send", { threadId: group.id, content: "Good bye", ...fields });

      assert.deepEqual(refusal, {
        success: false,
        error: "This clientId was used for a message with other content",
        code: "client_id_reused",
      });
    });
  }

  test("a client id is that of one sender in one thread", async (t) => {
    const { company, people, group, sockets: [ada, ben] } = await gather(t, party, "/chat", "ada", "ben");
    const another = await company.group(...people);
    const clientId = randomUUID();

    const messages = await Promise.all([
      command(ada, "chat:send", { threadId: group.id, content: "Ada's", clientId }),
      command(ben, "chat:send", { threadId: group.id, content: "Ben's", clientId }),
      command(ada, "chat:send", { threadId: another.id, content: "Elsewhere", clientId }),
    ]);

    assert.equal(new Set(messages.map(({ message }) => message.id)).size, 3);
  });

  test("an empty tempId is refused", async (t) => {
    const { group, sockets: [ada] } = await gather(t, party, "/chat", "ada", "ben");

    const { code } = await refused(ada, "chat:send", { threadId: group.id, content: "Hello", tempId: "" });

    assert.equal(code, "invalid_temp_id");
  });

  test("a message of another gateway, and of REST, is heard with its client id as tempId", async (t) => {
    const { people: [ada], group, sockets: [, ben] } = await gather(t, party, "/chat", "ada", "ben");
    const elsewhere = await ada.connect(t, "/");

    await command(elsewhere, "message:send", { conversationId: group.id, content: "By socket", clientId: "c-1" });
    await ada.call("POST", `/conversations/${group.id}/messages`, { content: "By REST", clientId: "c-2" });

    await hears(ben, "chat:message", ({ message }) => message.seq === 2);
    for (const [index, { threadId, message, tempId }] of heard(ben, "chat:message").entries()) {
      const [content, clientId] = [["By socket", "c-1"], ["By REST", "c-2"]][index];
      const expected = messageLike(message, { seq: index + 1, threadId, senderId: "ada", content, tempId: clientId });
      assert.deepEqual({ threadId, message, tempId }, { threadId: group.id, message: expected, tempId: clientId });
    }
  });
}
