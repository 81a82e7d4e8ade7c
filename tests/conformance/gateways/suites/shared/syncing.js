import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { command, refused } from "../../harness.js";
import { capabilities, gather, participant } from "../../scenes.js";

/** What was missed. */
export function syncing(party, { namespace, id, send, edit, sync }) {
  const sendBy = async (socket, group, content) => (await command(socket, send, { [id]: group.id, content })).message;

  test("a sync answers with each message that has changed since, once and as it is now", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, namespace, "ada", "ben");
    const [first, , third] = [await sendBy(ada, group, "One"), await sendBy(ada, group, "Two"), await sendBy(ada, group, "Three")];
    const { message } = await command(ada, edit, { messageId: first.id, content: "1" });
    const { epoch } = ben.session;

    const answer = await command(ben, sync, { epoch, conversations: [{ id: group.id, rev: 2 }] });

    const conversation = { id: group.id, rev: 4, hasMore: false, messages: [third, message] };
    assert.deepEqual(answer, { success: true, epoch, resyncRequired: false, conversations: [conversation], removed: [] });
  });

  test("a sync answers with the conversation when it has changed, as the one who asks sees it", async (t) => {
    const { people: [ada, ben], group, sockets: [, socket] } = await gather(t, party, namespace, "ada", "ben");
    await ada.call("PATCH", `/conversations/${group.id}`, { name: "Renamed" });

    const { conversations: [answer] } = await command(socket, sync, { conversations: [{ id: group.id, rev: 0 }] });

    assert.deepEqual(answer, {
      id: group.id,
      rev: 1,
      hasMore: false,
      messages: [],
      conversation: {
        id: group.id,
        type: "group",
        name: "Renamed",
        status: "open",
        participants: [participant(ada, "owner"), participant(ben)],
        participantCount: 2,
        lastMessageAt: null,
        unreadCount: 0,
        rev: 1,
        capabilities: capabilities.member,
      },
    });
  });

  test("a sync names as removed what is not, or no more, a conversation of the one who asks", async (t) => {
    const { people: [ada], group, sockets: [, ben] } = await gather(t, party, namespace, "ada", "ben");
    await ada.call("DELETE", `/conversations/${group.id}/members/ben`);
    const unknown = randomUUID();

    const answer = await command(ben, sync, { conversations: [{ id: group.id, rev: 0 }, { id: unknown, rev: 0 }] });

    assert.deepEqual(answer.conversations, []);
    assert.deepEqual(answer.removed.toSorted(), [group.id, unknown].toSorted());
  });

  test("a client that knows another epoch is told to begin anew", async (t) => {
    const { group, sockets: [ada] } = await gather(t, party, namespace, "ada", "ben");

    const answer = await command(ada, sync, { epoch: randomUUID(), conversations: [{ id: group.id, rev: 0 }] });

    assert.deepEqual([answer.epoch, answer.resyncRequired], [ada.session.epoch, true]);
  });

  test("a sync names 200 conversations at most, each by an id", async (t) => {
    const { sockets: [ada] } = await gather(t, party, namespace, "ada", "ben");
    const heads = (count) => Array.from({ length: count }, () => ({ id: randomUUID(), rev: 0 }));

    assert.equal((await command(ada, sync, { conversations: heads(200) })).removed.length, 200);
    assert.equal((await refused(ada, sync, { conversations: heads(201) })).code, "invalid_conversations");
    assert.equal((await refused(ada, sync, { conversations: [{ id: "no id", rev: 0 }] })).code, "invalid_conversations");
    assert.equal((await refused(ada, sync, {})).code, "invalid_conversations");
  });

  test("a client that was away finds what it missed", async (t) => {
    const { people: [, ben], group, sockets: [ada, socket] } = await gather(t, party, namespace, "ada", "ben");
    await sendBy(ada, group, "Heard");
    socket.disconnect();
    const missed = [await sendBy(ada, group, "Missed"), await sendBy(ada, group, "Missed too")];

    const back = await ben.connect(t, namespace);
    const { conversations: [{ messages }] } = await command(back, sync, { conversations: [{ id: group.id, rev: 1 }] });

    assert.equal(back.session.totalUnread, 3);
    assert.deepEqual(messages, missed);
  });
}
