import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { command, refused } from "../../harness.js";
import { aTime, gather, heard, hears } from "../../scenes.js";

/** The event of `chat:delivered` and `message:delivered`. */
export function delivering(party, dialect) {
  const { namespace, id, send, markDelivered, delivered } = dialect;
  const sendBy = async (socket, group, content = "Hello") => (await command(socket, send, { [id]: group.id, content })).message;

  test("each sender alone is told which of the own messages were delivered, on all of their devices", async (t) => {
    const { people, group, sockets: [ada, ben, cy] } = await gather(t, party, namespace, "ada", "ben", "cy");
    const laptop = await people[0].connect(t, namespace);
    const messages = [await sendBy(ada, group), await sendBy(cy, group), await sendBy(ada, group), await sendBy(ben, group)];
    const ids = messages.map((message) => message.id);

    const ack = await command(ben, markDelivered, { [id]: group.id, messageIds: [ids[2], ids[0]] });

    assert.deepEqual(ack, { success: true, deliveredSeq: 3, readSeq: 0 });
    const told = await hears(ada, delivered);
    const common = { [id]: group.id, userId: "ben", timestamp: aTime(told.timestamp), upToSeq: 3 };
    assert.deepEqual(told, { ...common, messageIds: [ids[0], ids[2]] });
    assert.deepEqual(await hears(laptop, delivered), told);
    assert.deepEqual(await hears(cy, delivered), { ...common, messageIds: [ids[1]] });
    await command(cy, markDelivered, { [id]: group.id, messageIds: [ids[3]] });
    assert.deepEqual((await hears(ben, delivered)).messageIds, [ids[3]]);
    assert.equal(heard(ben, delivered).length, 1);
  });

  test("only what is newly covered is told, and nothing when nothing is", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, namespace, "ada", "ben");
    const [first, second, third] = [await sendBy(ada, group), await sendBy(ada, group), await sendBy(ada, group)];
    const deliver = (message) => command(ben, markDelivered, { [id]: group.id, messageIds: [message.id] });

    const acks = [await deliver(second), await deliver(second), await deliver(first), await deliver(third)];

    assert.deepEqual(acks.map((ack) => ack.deliveredSeq), [2, 2, 2, 3]);
    await hears(ada, delivered, ({ upToSeq }) => upToSeq === 3);
    const ids = heard(ada, delivered).flatMap(({ messageIds }) => messageIds);
    assert.deepEqual(ids, [first.id, second.id, third.id]);
    assert.ok(heard(ada, delivered).length <= 2);
  });

  test("who gets only own messages tells nobody", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, namespace, "ada", "ben");
    const own = await sendBy(ben, group);
    await command(ben, markDelivered, { [id]: group.id, messageIds: [own.id] });

    const message = await sendBy(ada, group);
    await command(ben, markDelivered, { [id]: group.id, messageIds: [message.id] });

    assert.deepEqual((await hears(ada, delivered)).messageIds, [message.id]);
    assert.deepEqual(heard(ben, delivered), []);
  });

  test("a message that everybody has got is delivered, and senders hear of it by REST as well", async (t) => {
    const { people: [, ben, cy], group, sockets: [ada] } = await gather(t, party, namespace, "ada", "ben", "cy");
    const message = await sendBy(ada, group);
    const statusOf = async () => (await ben.call("GET", `/conversations/${group.id}/messages`)).body.items[0].status;

    await ben.call("POST", `/conversations/${group.id}/delivered`);
    assert.equal(await statusOf(), "sent");
    await cy.call("POST", `/conversations/${group.id}/delivered`);
    assert.equal(await statusOf(), "delivered");

    for (const userId of ["ben", "cy"]) {
      assert.deepEqual((await hears(ada, delivered, (payload) => payload.userId === userId)).messageIds, [message.id]);
    }
  });

  test("a sender who was removed hears nothing of receipts any more", async (t) => {
    const { people: [ada, , cy], group, sockets: [, ben, removed] } = await gather(t, party, namespace, "ada", "ben", "cy");
    const another = await ada.company.group(ada, await ada.company.user("ben"), cy);
    const message = await sendBy(removed, group);
    await ada.call("DELETE", `/conversations/${group.id}/members/cy`);

    await command(ben, markDelivered, { [id]: group.id, messageIds: [message.id] });

    const shared = await sendBy(removed, another);
    await command(ben, markDelivered, { [id]: another.id, messageIds: [shared.id] });
    await hears(removed, delivered, (payload) => payload[id] === another.id);
    assert.equal(heard(removed, delivered).length, 1);
  });

  test("messages that are unknown, of another conversation, or none are refused, and strangers altogether", async (t) => {
    const { company, people, group, sockets: [ada, ben] } = await gather(t, party, namespace, "ada", "ben");
    const another = await company.group(...people);
    const elsewhere = await sendBy(ada, another);
    const stranger = await party.company().user("ada").connect(t, namespace);
    const codeOf = async (socket, messageIds) => (await refused(socket, markDelivered, { [id]: group.id, messageIds })).code;

    assert.equal(await codeOf(ben, [randomUUID()]), "not_found");
    assert.equal(await codeOf(ben, [elsewhere.id]), "not_found");
    assert.equal(await codeOf(ben, []), "invalid_message_ids");
    assert.equal(await codeOf(ben, Array(1001).fill(elsewhere.id)), "invalid_message_ids");
    assert.equal(await codeOf(stranger, [elsewhere.id]), "not_a_member");
  });
}
