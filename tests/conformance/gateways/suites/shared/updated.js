import assert from "node:assert/strict";
import { test } from "node:test";
import { capabilities, gather, heard, hears, participant } from "../../scenes.js";

/** Conversations that have changed. */
export function updated(party, dialect) {
  const { namespace, shown } = dialect;
  const next = async (socket, rev) => (await hears(socket, dialect.updated, (payload) => payload[shown].rev === rev))[shown];

  test("a new name is shown to each member as they see the conversation, on all of their devices", async (t) => {
    const { people: [ada, ben], group, sockets: [phone, other] } = await gather(t, party, namespace, "ada", "ben");
    const laptop = await ada.connect(t, namespace);

    await ada.call("PATCH", `${dialect.mount}/${group.id}`, { name: "Tea" });

    const expected = {
      id: group.id,
      type: "group",
      name: "Tea",
      status: "open",
      participants: [participant(ada, "owner"), participant(ben)],
      participantCount: 2,
      lastMessageAt: null,
      unreadCount: 0,
      rev: 1,
    };
    for (const [socket, role] of [[phone, "owner"], [laptop, "owner"], [other, "member"]]) {
      assert.deepEqual(await hears(socket, dialect.updated), { [shown]: { ...expected, capabilities: capabilities[role] } });
    }
  });

  test("the last message and what is unread are shown with a change", async (t) => {
    const { people: [ada], group, sockets: [socket, ben] } = await gather(t, party, namespace, "ada", "ben");
    const { body: lastMessage } = await ada.call("POST", `${dialect.mount}/${group.id}/messages`, { content: "Hello" });

    await ada.call("PATCH", `/conversations/${group.id}`, { name: "Tea" });

    const common = { lastMessage, lastMessageAt: lastMessage.createdAt };
    for (const [listener, unreadCount] of [[socket, 0], [ben, 1]]) {
      const conversation = await next(listener, 2);
      assert.deepEqual(conversation, { ...conversation, ...common, unreadCount });
    }
  });

  for (const [word, back, status, reason] of [
    ["archive", "unarchive", "archived", "thread_archived"],
    ["block", "unblock", "blocked", "thread_blocked"],
  ]) {
    test(`that a conversation is ${status}, and open again, is shown to its members`, async (t) => {
      const { company, people: [ada, ben], sockets } = await gather(t, party, namespace, "ada", "ben");
      const direct = await company.direct(ada, ben);
      const moderator = company.user("mo", { roles: ["moderator"] });
      const who = word === "block" ? moderator : ada;

      await who.call("POST", `${dialect.mount}/${direct.id}/${word}`);
      for (const socket of sockets) {
        const closed = await next(socket, 1);
        assert.deepEqual([closed.status, closed.capabilities.send], [status, { allowed: false, reason }]);
      }
      await who.call("POST", `${dialect.mount}/${direct.id}/${back}`);
      for (const socket of sockets) {
        const open = await next(socket, 2);
        assert.deepEqual([open.status, open.capabilities], ["open", capabilities.either]);
      }
    });
  }

  test("a new role is shown to each member, with what they may do now", async (t) => {
    const { people: [ada, ben], group, sockets } = await gather(t, party, namespace, "ada", "ben");

    await ada.call("POST", `/conversations/${group.id}/members`, { userId: "ben", role: "admin" });

    for (const socket of sockets) {
      const conversation = await next(socket, 1);
      assert.deepEqual(conversation.participants, [participant(ada, "owner"), participant(ben, "admin")]);
      assert.deepEqual(conversation.capabilities, capabilities.owner);
    }
  });

  test("what the status of an order makes of its thread is shown to both parties", async (t) => {
    const company = party.company();
    const [ada, ben] = await company.introduce("ada", "ben");
    const thread = await company.order("order-1", ada, ben);
    const sockets = [await ada.connect(t, namespace), await ben.connect(t, namespace)];

    for (const [status, allowed, reason] of [["canceled", false, "order_canceled"], ["in_progress", true], ["completed", true]]) {
      await company.putOrder("order-1", ada, ben, status);
      for (const socket of sockets) {
        const isIt = ({ [shown]: { capabilities: { send } } }) => send.allowed === allowed && "until" in send === (status === "completed");
        const conversation = (await hears(socket, dialect.updated, isIt))[shown];
        assert.deepEqual([conversation.id, conversation.capabilities.send.reason], [thread.id, reason]);
      }
    }
  });

  test("an archived direct conversation that is started again is shown as open", async (t) => {
    const { company, people: [ada, ben], sockets } = await gather(t, party, namespace, "ada", "ben");
    const direct = await company.direct(ada, ben);
    await ada.call("POST", `/conversations/${direct.id}/archive`);
    for (const socket of sockets) assert.equal((await next(socket, 1)).status, "archived");

    await company.direct(ben, ada);

    for (const socket of sockets) assert.equal((await next(socket, 2)).status, "open");
  });

  test("when an order has another provider, the old thread is shown as one that nobody writes in", async (t) => {
    const company = party.company();
    const [ada, ben, cy] = await company.introduce("ada", "ben", "cy");
    const old = await company.order("order-1", ada, ben);
    const sockets = [await ada.connect(t, namespace), await ben.connect(t, namespace)];

    await company.putOrder("order-1", ada, cy, "assigned");

    for (const socket of sockets) {
      const { [shown]: thread } = await hears(socket, dialect.updated);
      assert.deepEqual([thread.id, thread.capabilities.send.allowed], [old.id, false]);
    }
  });

  test("nobody else is shown a change", async (t) => {
    const { company, people: [ada], group } = await gather(t, party, namespace, "ada", "ben");
    const [cy] = await company.introduce("cy");
    const shared = await company.group(ada, cy);
    const outside = await cy.connect(t, namespace);

    await ada.call("PATCH", `/conversations/${group.id}`, { name: "Ours" });
    await ada.call("PATCH", `/conversations/${shared.id}`, { name: "Yours" });

    await hears(outside, dialect.updated);
    assert.deepEqual(heard(outside, dialect.updated).map((payload) => payload[shown].name), ["Yours"]);
  });
}
