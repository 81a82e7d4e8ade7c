import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { command, refused } from "../harness.js";
import { aTime, gather, heard, hears } from "../scenes.js";

/** `message:read`. */
export function conversationsReading(party) {
  const sendBy = async (socket, group) => (await command(socket, "message:send", { conversationId: group.id, content: "Hello" })).message;

  test("the whole room is told up to which message somebody has read, and when", async (t) => {
    const { people, group, sockets } = await gather(t, party, "/", "ada", "ben", "cy");
    const laptop = await people[1].connect(t, "/");
    const [ada, ben] = sockets;
    const [, second] = [await sendBy(ada, group), await sendBy(ada, group), await sendBy(ada, group)];

    const ack = await command(ben, "message:read", { conversationId: group.id, messageId: second.id });

    assert.deepEqual(ack, { success: true, deliveredSeq: 2, readSeq: 2 });
    const told = await hears(ada, "message:read");
    const { readAt } = told;
    assert.deepEqual(told, { conversationId: group.id, messageId: second.id, readBy: "ben", readAt: aTime(readAt), upToSeq: 2 });
    for (const socket of [...sockets, laptop]) assert.deepEqual(await hears(socket, "message:read"), told);
    const { body } = await people[2].call("GET", `/conversations/${group.id}`);
    assert.equal(body.participants.find(({ userId }) => userId === "ben").readAt, readAt);
  });

  test("what was read already is not told again", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, "/", "ada", "ben");
    const [first, second, third] = [await sendBy(ada, group), await sendBy(ada, group), await sendBy(ada, group)];
    const read = async ({ id }) => (await command(ben, "message:read", { conversationId: group.id, messageId: id })).readSeq;

    assert.deepEqual([await read(second), await read(second), await read(first)], [2, 2, 2]);
    await hears(ada, "message:read");
    assert.equal(await read(third), 3);

    await hears(ada, "message:read", ({ upToSeq }) => upToSeq === 3);
    assert.deepEqual(heard(ada, "message:read").map(({ messageId }) => messageId), [second.id, third.id]);
  });

  test("an own message at the end is what was read", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, "/", "ada", "ben");
    await sendBy(ada, group);
    const own = await sendBy(ben, group);

    await command(ben, "message:read", { conversationId: group.id, messageId: own.id });

    assert.equal((await hears(ada, "message:read")).messageId, own.id);
  });

  test("reading by another gateway, and by REST, is told as well", async (t) => {
    const { people: [, ben, cy], group, sockets: [ada] } = await gather(t, party, "/", "ada", "ben", "cy");
    const message = await sendBy(ada, group);
    const elsewhere = await ben.connect(t, "/chat");

    await command(elsewhere, "chat:mark-read", { threadId: group.id });
    await cy.call("POST", `/conversations/${group.id}/read`);

    for (const userId of ["ben", "cy"]) {
      assert.equal((await hears(ada, "message:read", ({ readBy }) => readBy === userId)).messageId, message.id);
    }
  });

  test("nobody outside the room is told", async (t) => {
    const { company, people: [ada, ben], group, sockets: [sender, reader] } = await gather(t, party, "/", "ada", "ben");
    const [cy] = await company.introduce("cy");
    const shared = await company.group(ada, ben, cy);
    const outside = await cy.connect(t, "/");
    const [ours, theirs] = [await sendBy(sender, group), await sendBy(sender, shared)];

    await command(reader, "message:read", { conversationId: group.id, messageId: ours.id });
    await command(reader, "message:read", { conversationId: shared.id, messageId: theirs.id });

    await hears(outside, "message:read");
    assert.deepEqual(heard(outside, "message:read").map(({ messageId }) => messageId), [theirs.id]);
  });

  test("an unknown message is refused, no message at all, and strangers altogether", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, "/", "ada", "ben");
    const message = await sendBy(ada, group);
    const stranger = await party.company().user("ada").connect(t, "/");
    const codeOf = async (socket, messageId) => (await refused(socket, "message:read", { conversationId: group.id, messageId })).code;

    assert.equal(await codeOf(ben, randomUUID()), "not_found");
    assert.equal(await codeOf(ben, undefined), "invalid_message_id");
    assert.equal(await codeOf(stranger, message.id), "not_a_member");
  });
}
