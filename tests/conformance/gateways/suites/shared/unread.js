import assert from "node:assert/strict";
import { test } from "node:test";
import { gather, heard, hears } from "../../scenes.js";

/** What is not read any more. */
export function unread(party, dialect) {
  const { namespace, id } = dialect;
  const post = async (user, conversation) => (await user.call("POST", `/conversations/${conversation.id}/messages`, { content: "Hello" })).body;
  const read = (user, conversation, message) => user.call("POST", `${dialect.mount}/${conversation.id}/read`, message && { messageId: message.id });

  /** Three messages of Ada in a group with Ben and Cy, two in a direct conversation with Ben. */
  async function correspond(t) {
    const scene = await gather(t, party, namespace, "ada", "ben", "cy");
    const [ada, ben] = scene.people;
    const direct = await scene.company.direct(ada, ben);
    const messages = [await post(ada, scene.group), await post(ada, scene.group), await post(ada, scene.group)];
    await Promise.all([post(ada, direct), post(ada, direct)]);
    return { ...scene, direct, messages };
  }

  test("who reads is told on all devices what is left, there and everywhere", async (t) => {
    const { people: [, ben], group, direct, messages, sockets: [, phone] } = await correspond(t);
    const laptop = await ben.connect(t, namespace);

    await read(ben, group, messages[1]);
    for (const socket of [phone, laptop]) assert.deepEqual(await hears(socket, dialect.unread), { [id]: group.id, unreadCount: 1, totalUnread: 3 });
    await read(ben, group);
    await hears(phone, dialect.unread, ({ totalUnread }) => totalUnread === 2);
    await read(ben, direct);

    for (const socket of [phone, laptop]) {
      await hears(socket, dialect.unread, ({ totalUnread }) => totalUnread === 0);
      assert.deepEqual(heard(socket, dialect.unread), [
        { [id]: group.id, unreadCount: 1, totalUnread: 3 },
        { [id]: group.id, unreadCount: 0, totalUnread: 2 },
        { [id]: direct.id, unreadCount: 0, totalUnread: 0 },
      ]);
    }
  });

  test("nobody is told what another has read, and new messages are the client's to count", async (t) => {
    const { people: [, ben, cy], group, sockets: [ada, , other] } = await correspond(t);
    await read(ben, group);
    await read(cy, group);

    assert.deepEqual(await hears(other, dialect.unread), { [id]: group.id, unreadCount: 0, totalUnread: 0 });
    const own = await post(ben, group);
    await read(cy, group, own);
    await hears(other, dialect.unread, () => heard(other, dialect.unread).length === 2);
    await ben.call("DELETE", `/messages/${own.id}`);
    await hears(ada, dialect.unread);
    assert.deepEqual(heard(ada, dialect.unread), [{ [id]: group.id, unreadCount: 0, totalUnread: 0 }]);
  });

  test("when a message is deleted each member who had not read it is told the own numbers", async (t) => {
    const { people: [ada, , cy], group, messages, sockets } = await correspond(t);
    await read(cy, group, messages[0]);
    await hears(sockets[2], dialect.unread);

    await ada.call("DELETE", `/messages/${messages[1].id}`);

    const [sender, ...others] = sockets;
    const expected = [{ unreadCount: 2, totalUnread: 4 }, { unreadCount: 1, totalUnread: 1 }];
    for (const [index, socket] of others.entries()) {
      const isIt = ({ unreadCount }) => unreadCount === expected[index].unreadCount;
      assert.deepEqual(await hears(socket, dialect.unread, isIt), { [id]: group.id, ...expected[index] });
    }
    await ada.call("DELETE", `/messages/${messages[0].id}`);
    await hears(others[0], dialect.unread, ({ unreadCount }) => unreadCount === 1);
    assert.deepEqual(heard(sender, dialect.unread), []);
    assert.equal(heard(others[1], dialect.unread).length, 2);
  });

  test("who is removed has nothing unread there any more, and the others are told nothing", async (t) => {
    const { people: [ada, ben], group, direct, sockets: [owner, removed] } = await correspond(t);

    await ada.call("DELETE", `/conversations/${group.id}/members/ben`);

    assert.deepEqual(await hears(removed, dialect.unread), { [id]: group.id, unreadCount: 0, totalUnread: 2 });
    const own = await post(ben, direct);
    await read(ada, direct, own);
    await hears(owner, dialect.unread);
    assert.deepEqual(heard(owner, dialect.unread), [{ [id]: direct.id, unreadCount: 0, totalUnread: 0 }]);
  });

  test("own messages are never unread, and what is read is told in the next session as well", async (t) => {
    const { people: [ada, ben], direct, sockets: [, phone] } = await correspond(t);
    await post(ben, direct);
    const last = await post(ada, direct);
    await post(ben, direct);
    await read(ben, direct, last);

    assert.deepEqual(await hears(phone, dialect.unread), { [id]: direct.id, unreadCount: 0, totalUnread: 3 });
    assert.equal((await ben.connect(t, namespace)).session.totalUnread, 3);
  });
}
