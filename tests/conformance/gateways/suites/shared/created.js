import assert from "node:assert/strict";
import { test } from "node:test";
import { command } from "../../harness.js";
import { anId, capabilities, gather, heard, hears, participant } from "../../scenes.js";

/** New conversations. */
export function created(party, dialect) {
  const { namespace, id, shown, send, message } = dialect;
  const connectAll = (t, people) => Promise.all(people.map((person) => person.connect(t, namespace)));

  test("a new group is shown to each member as they see it, on all of their devices", async (t) => {
    const [ada, ben] = await party.company().introduce("ada", "ben");
    const [phone, laptop, other] = await connectAll(t, [ada, ada, ben]);

    const { body: { id: groupId } } = await ada.call("POST", "/conversations", { type: "group", name: "Tea", memberIds: ["ben"] });

    const group = {
      id: anId(groupId),
      type: "group",
      name: "Tea",
      status: "open",
      participants: [participant(ada, "owner"), participant(ben)],
      participantCount: 2,
      lastMessageAt: null,
      unreadCount: 0,
      rev: 0,
    };
    for (const [socket, role] of [[phone, "owner"], [laptop, "owner"], [other, "member"]]) {
      assert.deepEqual(await hears(socket, dialect.created), { [shown]: { ...group, capabilities: capabilities[role] } });
    }
  });

  test("a new direct conversation is shown to both, and to nobody when it is asked for again", async (t) => {
    const company = party.company();
    const [ada, ben] = await company.introduce("ada", "ben");
    const sockets = await connectAll(t, [ada, ben]);

    const direct = await company.direct(ada, ben);
    assert.equal((await company.direct(ben, ada)).id, direct.id);
    const group = await company.group(ben, ada);

    const fields = { id: direct.id, type: "direct", status: "open", lastMessageAt: null, unreadCount: 0, rev: 0 };
    const expected = { ...fields, participants: [participant(ada), participant(ben)], participantCount: 2, capabilities: capabilities.either };
    for (const socket of sockets) {
      await hears(socket, dialect.created, (payload) => payload[shown].id === group.id);
      assert.deepEqual(heard(socket, dialect.created).map((payload) => payload[shown].id), [direct.id, group.id]);
      assert.deepEqual(heard(socket, dialect.created)[0], { [shown]: expected });
    }
  });

  test("the new thread of an order is shown to both of its parties", async (t) => {
    const company = party.company();
    const [ada, ben] = await company.introduce("ada", "ben");
    const sockets = await connectAll(t, [ada, ben]);

    const order = await company.order("order-1", ada, ben);

    for (const socket of sockets) {
      const { [shown]: thread } = await hears(socket, dialect.created);
      const { id: orderThreadId, type, orderId, participants } = thread;
      assert.deepEqual([orderThreadId, type, orderId], [order.id, "order", "order-1"]);
      assert.deepEqual(participants.map(({ userId }) => userId).toSorted(), ["ada", "ben"]);
      assert.equal(thread.capabilities.send.allowed, true);
    }
  });

  test("members hear the first messages of a new conversation without joining it", async (t) => {
    const company = party.company();
    const [ada, ben] = await company.introduce("ada", "ben");
    const sockets = await connectAll(t, [ada, ben, ben]);

    for (const conversation of [await company.group(ada, ben), await company.direct(ada, ben), await company.order("order-1", ada, ben)]) {
      const { message: { id: messageId } } = await command(sockets[0], send, { [id]: conversation.id, content: "At once" });
      for (const socket of sockets) await hears(socket, message, (payload) => dialect.messageIn(payload).id === messageId);
    }
  });

  test("nobody else is shown a new conversation", async (t) => {
    const { company, people: [ada, ben] } = await gather(t, party, namespace, "ada", "ben");
    const [cy] = await company.introduce("cy");
    const outside = await cy.connect(t, namespace);

    await company.direct(ada, ben);
    const theirs = await company.direct(ada, cy);

    await hears(outside, dialect.created);
    assert.deepEqual(heard(outside, dialect.created).map((payload) => payload[shown].id), [theirs.id]);
  });
}
