import assert from "node:assert/strict";
import { test } from "node:test";
import { command, refused } from "../../harness.js";
import { capabilities, gather, heard, hears, participant } from "../../scenes.js";

/** Members who come and go. */
export function members(party, dialect) {
  const { namespace, id, shown, send, join, message, memberAdded, memberRemoved } = dialect;
  const contents = (socket) => heard(socket, message).map((payload) => dialect.messageIn(payload).content);
  const withContent = (content) => (payload) => dialect.messageIn(payload).content === content;

  test("everybody is told of a new member, who is shown the conversation", async (t) => {
    const company = party.company();
    const [ada, ben, cy] = await company.introduce("ada", "ben", "cy");
    const [added, ...sockets] = await Promise.all([cy, ada, ben].map((person) => person.connect(t, namespace)));
    const group = await company.group(ada, ben);
    const { message: lastMessage } = await command(sockets[0], send, { [id]: group.id, content: "Before" });

    await ada.call("POST", `${dialect.mount}/${group.id}/members`, { userId: "cy" });

    const payload = { [id]: group.id, userId: "cy", role: "member", addedBy: "ada", rev: 2 };
    for (const socket of [...sockets, added]) assert.deepEqual(await hears(socket, memberAdded), payload);
    const { [shown]: conversation } = await hears(added, dialect.created);
    const atTheEnd = { deliveredSeq: 1, readSeq: 1 };
    assert.deepEqual(conversation.participants, [participant(ada, "owner"), participant(ben), participant(cy, "member", atTheEnd)]);
    assert.deepEqual(conversation.capabilities, capabilities.member);
    assert.deepEqual([conversation.rev, conversation.unreadCount, conversation.lastMessage.id], [2, 0, lastMessage.id]);
    for (const socket of sockets) {
      await hears(socket, dialect.created);
      assert.deepEqual([heard(socket, dialect.created).length, heard(socket, dialect.updated)], [1, []]);
    }
  });

  test("a new member hears a message right after without joining, on all devices", async (t) => {
    const { company, people: [ada], group, sockets: [socket] } = await gather(t, party, namespace, "ada", "ben");
    const [cy] = await company.introduce("cy");
    const devices = [await cy.connect(t, namespace), await cy.connect(t, namespace)];

    await ada.call("POST", `/conversations/${group.id}/members`, { userId: "cy", role: "admin" });
    await command(socket, send, { [id]: group.id, content: "Welcome" });

    for (const device of devices) {
      await hears(device, message);
      assert.equal((await hears(device, memberAdded)).role, "admin");
    }
  });

  test("everybody is told of a member who is removed, who is told as well", async (t) => {
    const { people: [ada], group, sockets } = await gather(t, party, namespace, "ada", "ben", "cy");

    await ada.call("DELETE", `${dialect.mount}/${group.id}/members/ben`);

    const payload = { [id]: group.id, userId: "ben", removedBy: "ada", rev: 1 };
    for (const socket of sockets) {
      assert.deepEqual(await hears(socket, memberRemoved), payload);
      assert.equal(heard(socket, memberRemoved).length, 1);
    }
  });

  test("what is sent after a removal is acknowledged, the removed one does not hear on any device", async (t) => {
    const { company, people: [ada, ben, cy], group, sockets: [sender, phone, other] } = await gather(t, party, namespace, "ada", "ben", "cy");
    const laptop = await ben.connect(t, namespace);
    const shared = await company.group(ada, ben, cy);
    await command(sender, send, { [id]: group.id, content: "Before" });

    await ada.call("DELETE", `/conversations/${group.id}/members/ben`);
    const { message: secret } = await command(sender, send, { [id]: group.id, content: "Secret" });
    await command(sender, dialect.startTyping, { [id]: group.id });
    await command(sender, dialect.edit, { messageId: secret.id, content: "Changed" });
    await command(sender, dialect.delete, { messageId: secret.id });
    await command(sender, send, { [id]: shared.id, content: "For all" });

    for (const socket of [phone, laptop]) {
      await hears(socket, message, withContent("For all"));
      assert.deepEqual(contents(socket), ["Before", "For all"]);
      for (const name of [dialect.startTyping, dialect.edited, dialect.deleted]) assert.deepEqual(heard(socket, name), []);
    }
    await hears(other, message, withContent("For all"));
    assert.deepEqual(contents(other), ["Before", "Secret", "For all"]);
  });

  test("a removed member neither joins nor sends nor marks nor types", async (t) => {
    const { people: [ada], group, sockets: [, ben] } = await gather(t, party, namespace, "ada", "ben");
    const { body: { id: messageId } } = await ada.call("POST", `/conversations/${group.id}/messages`, { content: "Hello" });
    await ada.call("DELETE", `/conversations/${group.id}/members/ben`);

    const refusal = { success: false, error: "Not a member of this conversation", code: "not_a_member" };
    for (const name of [join, send, dialect.markDelivered, dialect.startTyping]) {
      assert.deepEqual(await refused(ben, name, { [id]: group.id, content: "Hello", messageIds: [messageId] }), refusal);
    }
  });

  test("a member who was removed and is added again hears everything again", async (t) => {
    const { people: [ada], group, sockets: [socket, ben] } = await gather(t, party, namespace, "ada", "ben");
    const sayIn = (content) => command(socket, send, { [id]: group.id, content });

    await ada.call("DELETE", `/conversations/${group.id}/members/ben`);
    await sayIn("Away");
    await ada.call("POST", `/conversations/${group.id}/members`, { userId: "ben" });
    await sayIn("Back");

    await hears(ben, message, withContent("Back"));
    assert.deepEqual(contents(ben), ["Back"]);
    assert.equal((await hears(ben, dialect.created))[shown].id, group.id);
  });

  test("a member may leave, and when it is the owner everybody is told who owns the group now", async (t) => {
    const { people: [ada, , cy], group, sockets } = await gather(t, party, namespace, "ada", "ben", "cy");

    await cy.call("DELETE", `/conversations/${group.id}/members/cy`);
    await ada.call("DELETE", `/conversations/${group.id}/members/ada`);

    const [first, second, third] = sockets;
    const cyHasLeft = { [id]: group.id, userId: "cy", removedBy: "cy", rev: 1 };
    const adaHasLeft = { [id]: group.id, userId: "ada", removedBy: "ada", newOwnerId: "ben", rev: 2 };
    for (const socket of [first, second]) {
      await hears(socket, memberRemoved, ({ userId }) => userId === "ada");
      assert.deepEqual(heard(socket, memberRemoved), [cyHasLeft, adaHasLeft]);
    }
    assert.deepEqual(heard(third, memberRemoved), [cyHasLeft]);
  });

  test("nobody outside a group is told of its members", async (t) => {
    const { company, people: [ada], group } = await gather(t, party, namespace, "ada", "ben");
    const [cy] = await company.introduce("cy", "dan");
    const shared = await company.group(ada, cy);
    const outside = await cy.connect(t, namespace);

    for (const conversation of [group, shared]) {
      await ada.call("POST", `/conversations/${conversation.id}/members`, { userId: "dan" });
      await ada.call("DELETE", `/conversations/${conversation.id}/members/dan`);
    }

    await hears(outside, memberRemoved);
    for (const name of [memberAdded, memberRemoved]) assert.deepEqual(heard(outside, name).map((payload) => payload[id]), [shared.id]);
  });
}
