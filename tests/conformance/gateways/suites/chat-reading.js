import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { command, refused } from "../harness.js";
import { aTime, gather, heard, hears } from "../scenes.js";

/** `chat:mark-read`. */
export function chatReading(party) {
  const sendBy = async (socket, group) => (await command(socket, "chat:send", { threadId: group.id, content: "Hello" })).message;

  test("each sender alone is told which of the own messages were read, on all of their devices", async (t) => {
    const { people, group, sockets: [ada, ben, cy] } = await gather(t, party, "/chat", "ada", "ben", "cy");
    const laptop = await people[0].connect(t, "/chat");
    const ids = [await sendBy(ada, group), await sendBy(cy, group), await sendBy(ben, group), await sendBy(ada, group)].map((message) => message.id);

    const ack = await command(ben, "chat:mark-read", { threadId: group.id });

    assert.deepEqual(ack, { success: true, deliveredSeq: 4, readSeq: 4 });
    const told = await hears(ada, "chat:read");
    const common = { threadId: group.id, userId: "ben", timestamp: aTime(told.timestamp), upToSeq: 4 };
    assert.deepEqual(told, { ...common, messageIds: [ids[0], ids[3]] });
    assert.deepEqual(await hears(laptop, "chat:read"), told);
    assert.deepEqual(await hears(cy, "chat:read"), { ...common, messageIds: [ids[1]] });
    await command(cy, "chat:mark-read", { threadId: group.id });
    assert.deepEqual((await hears(ben, "chat:read")).messageIds, [ids[2]]);
    for (const socket of [ada, ben, cy]) assert.deepEqual(heard(socket, "chat:delivered"), []);
    assert.equal(heard(ben, "chat:read").length, 1);
  });

  test("reading up to a message leaves the later ones, and only what is newly covered is told", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, "/chat", "ada", "ben");
    const [first, second, third] = [await sendBy(ada, group), await sendBy(ada, group), await sendBy(ada, group)];
    const read = (upToMessageId) => command(ben, "chat:mark-read", { threadId: group.id, upToMessageId });

    const acks = [await read(second.id), await read(second.id), await read(first.id), await read(third.id)];

    assert.deepEqual(acks.map(({ readSeq }) => readSeq), [2, 2, 2, 3]);
    await hears(ada, "chat:read", ({ upToSeq }) => upToSeq === 3);
    assert.deepEqual(heard(ada, "chat:read").flatMap(({ messageIds }) => messageIds), [first.id, second.id, third.id]);
    assert.ok(heard(ada, "chat:read").length <= 2);
  });

  test("what was delivered is told once more as read", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, "/chat", "ada", "ben");
    const message = await sendBy(ada, group);

    await command(ben, "chat:delivered", { threadId: group.id, messageIds: [message.id] });
    await hears(ada, "chat:delivered");
    await command(ben, "chat:mark-read", { threadId: group.id });

    assert.deepEqual((await hears(ada, "chat:read")).messageIds, [message.id]);
    assert.equal(heard(ada, "chat:delivered").length, 1);
  });

  test("a message that everybody has read is read, and senders hear of it by REST as well", async (t) => {
    const { people: [, ben, cy], group, sockets: [ada] } = await gather(t, party, "/chat", "ada", "ben", "cy");
    const message = await sendBy(ada, group);
    const statusOf = async () => (await ben.call("GET", `/chat/threads/${group.id}/messages`)).body.items[0].status;

    await ben.call("POST", `/chat/threads/${group.id}/read`, { messageId: message.id });
    assert.equal(await statusOf(), "sent");
    await cy.call("POST", `/chat/threads/${group.id}/read`);
    assert.equal(await statusOf(), "read");

    for (const userId of ["ben", "cy"]) {
      assert.deepEqual((await hears(ada, "chat:read", (payload) => payload.userId === userId)).messageIds, [message.id]);
    }
  });

  test("an unknown message is refused, and strangers altogether", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, "/chat", "ada", "ben");
    const message = await sendBy(ada, group);
    const stranger = await party.company().user("ada").connect(t, "/chat");

    const unknown = await refused(ben, "chat:mark-read", { threadId: group.id, upToMessageId: randomUUID() });
    const foreign = await refused(stranger, "chat:mark-read", { threadId: group.id, upToMessageId: message.id });

    assert.deepEqual(unknown, { success: false, error: "Message not found", code: "not_found" });
    assert.deepEqual(foreign, { success: false, error: "Not a member of this conversation", code: "not_a_member" });
  });
}
