import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { ask, command, event, refused } from "../../harness.js";
import { anId, gather, heard, hears } from "../../scenes.js";

/** What a socket has from its beginning, and `join`. */
export function rooms(party, dialect) {
  const { namespace, id, join, message } = dialect;
  const post = (user, conversation, content) => user.call("POST", `/conversations/${conversation.id}/messages`, { content });

  test("a session begins with who it is, what is unread, and the limits", async (t) => {
    const { company, people: [ada, ben], group } = await gather(t, party, namespace, "ada", "ben");
    const another = await company.direct(ada, ben);
    await Promise.all([post(ada, group, "One"), post(ada, group, "Two"), post(ada, another, "Three"), post(ben, group, "My own")]);

    const { session } = await ben.connect(t, namespace);

    assert.deepEqual(session, {
      userId: "ben",
      epoch: anId(session.epoch),
      totalUnread: 3,
      limits: {
        orderTextLength: 2000,
        textLength: 10_000,
        orderMessagesPerWindow: 30,
        orderWindowSeconds: 300,
        messagesPerWindow: 60,
        windowSeconds: 10,
        messagesPerDay: 5000,
        eventsPerSecond: 50,
      },
    });
  });

  test("a socket hears every conversation of its user from the beginning: groups, direct ones and orders", async (t) => {
    const company = party.company();
    const [ada, ben] = await company.introduce("ada", "ben");
    const conversations = [await company.group(ada, ben), await company.direct(ada, ben), await company.order("order-1", ada, ben)];
    const socket = await ben.connect(t, namespace);

    for (const conversation of conversations) await post(ada, conversation, "Hello");

    for (const conversation of conversations) {
      await hears(socket, message, (payload) => dialect.messageIn(payload)[id] === conversation.id);
    }
  });

  test("a client whose connection breaks comes back by itself, into all of its rooms", async (t) => {
    const { company, people: [ada, ben], group } = await gather(t, party, namespace, "ada", "ben");
    const socket = await ben.connect(t, namespace, { reconnection: true, reconnectionDelay: 10 });
    const ready = event(socket, "session:ready");

    socket.io.engine.close();

    assert.equal((await ready)[0].userId, "ben");
    await post(ada, group, "Welcome back");
    await hears(socket, message);
    const direct = await company.direct(ada, ben);
    await hears(socket, dialect.created, (payload) => payload[dialect.shown].id === direct.id);
  });

  test("who has the same id in another company hears nothing of this one", async (t) => {
    const { company, people: [ada, ben], group, sockets: [socket] } = await gather(t, party, namespace, "ada", "ben");
    const elsewhere = await gather(t, party, namespace, "ada", "ben");

    await post(ada, group, "Secret");
    await ben.call("POST", `/conversations/${group.id}/read`);
    const direct = await company.direct(ada, ben);
    await hears(socket, dialect.created, (payload) => payload[dialect.shown].id === direct.id);
    await hears(socket, message);

    await post(elsewhere.people[0], elsewhere.group, "The only one");
    for (const foreigner of elsewhere.sockets) {
      await hears(foreigner, message);
      const everything = JSON.stringify(foreigner.heard);
      assert.equal(heard(foreigner, message).length, 1);
      assert.deepEqual([group.id, direct.id].map((ours) => everything.includes(ours)), [false, false]);
    }
  });

  test("a conversation is joined by its members alone, and an unknown one is as another's", async (t) => {
    const { company, people: [ada, ben], group } = await gather(t, party, namespace, "ada", "ben");
    const [cy] = await company.introduce("cy");
    const shared = await company.group(ada, cy);
    const colleague = await cy.connect(t, namespace);
    const foreigner = await party.company().user("ada").connect(t, namespace);
    const refusal = { success: false, error: "Not a member of this conversation", code: "not_a_member" };

    assert.deepEqual(await refused(colleague, join, { [id]: group.id }), refusal);
    assert.deepEqual(await refused(foreigner, join, { [id]: group.id }), refusal);
    assert.deepEqual(await refused(colleague, join, { [id]: randomUUID() }), refusal);
    assert.deepEqual(await refused(colleague, join, { [id]: "no id" }), refusal);

    await post(ben, group, "Not for cy");
    await post(ada, shared, "For cy");
    await hears(colleague, message);
    assert.deepEqual(heard(colleague, message).map((payload) => dialect.messageIn(payload).content), ["For cy"]);
  });

  test("who joins what is joined already hears a message once", async (t) => {
    const { people: [ada], group, sockets: [, ben] } = await gather(t, party, namespace, "ada", "ben");

    assert.deepEqual(await command(ben, join, { [id]: group.id }), { success: true });

    await post(ada, group, "One");
    await post(ada, group, "Two");
    await hears(ben, message, (payload) => dialect.messageIn(payload).seq === 2);
    assert.equal(heard(ben, message).length, 2);
  });

  test("a moderator who is no member does not join", async (t) => {
    const company = party.company();
    const [ada, ben] = await company.introduce("ada", "ben");
    const thread = await company.order("order-1", ada, ben);
    const moderator = await company.user("mo", { roles: ["moderator"] }).connect(t, namespace);

    assert.equal((await refused(moderator, join, { [id]: thread.id })).code, "not_a_member");
  });

  test("a socket that says too much at once is told for how long to be quiet", async (t) => {
    const { group, sockets: [socket] } = await gather(t, party, namespace, "ada", "ben");

    const acks = await Promise.all(Array.from({ length: 300 }, () => ask(socket, join, { [id]: group.id })));

    const { retryAfterMs, ...refusal } = acks.map(([ack]) => ack).find(({ success }) => !success);
    assert.deepEqual(refusal, { success: false, error: refusal.error, code: "rate_limited" });
    assert.ok(retryAfterMs > 0 && retryAfterMs <= 1_000, `${retryAfterMs} ms`);
    assert.ok(acks.filter(([{ success }]) => success).length >= 50);
  });

  test("an event that does not exist is refused", async (t) => {
    const socket = await party.company().user("ada").connect(t, namespace);

    const refusal = await refused(socket, "no:such:event", {});

    assert.deepEqual(refusal, { success: false, error: "There is no such event", code: "invalid_event" });
  });
}
