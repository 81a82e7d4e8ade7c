import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openOnSameConnection } from "../../clients/harness.js";
import { command, event, listen } from "../harness.js";
import { allHeard, gateways, hears, namesHeard } from "../hearing.js";

/** What happens through one gateway is heard on the others, each in its own words. */
export function crossing(party) {
  describe("crossing gateways", { concurrency: true }, () => {
    for (const mount of gateways.map((gateway) => gateway.mount)) {
      test(`a message sent by POST ${mount}/{id}/messages is heard on every gateway as its own REST shows it`, async (t) => {
        const { ada, ben, group } = await pair();
        const ears = await connectEverywhere(t, ben, group);

        const body = mount === "/threads" ? { kind: "text", text: "Hello" } : { content: "Hello" };
        await ada.call("POST", `${mount}/${group.id}/messages`, body);

        await everyoneHearsLast(ears, ben, group);
      });
    }

    test("a message sent on /chat or on / is heard on every gateway, the sender's other devices included", async (t) => {
      const { ada, ben, group } = await pair();
      const [chat, conversations, orders] = await connectEverywhere(t, ada, group);
      const ears = await connectEverywhere(t, ben, group);

      await command(chat.socket, "chat:send", { threadId: group.id, content: "From /chat", tempId: "short" });
      await everyoneHearsLast([...ears, chat, conversations, orders], ben, group);
      await command(conversations.socket, "message:send", { conversationId: group.id, content: "From /", clientId: "client-id-1" });
      await everyoneHearsLast([...ears, chat, conversations, orders], ben, group);

      assert.equal(allHeard(chat.socket, "chat:message")[0].tempId, "short");
      assert.equal(allHeard(chat.socket, "chat:message")[1].message.tempId, "client-id-1");
      for (const { socket, words } of ears) assert.equal(allHeard(socket, words.message).length, 2);
    });

    test("edits and deletions by any way are heard on every gateway", async (t) => {
      const { ada, ben, group } = await pair();
      const [chat, conversations] = await connectEverywhere(t, ada, group);
      const ears = await connectEverywhere(t, ben, group);
      const { message } = await command(chat.socket, "chat:send", { threadId: group.id, content: "0" });
      const everyoneHears = (kind, rev) => Promise.all(ears.map(({ socket, words }) => {
        return hears(socket, words[kind], (heard) => (kind === "edited" ? words.messageOf(heard).rev : heard.rev) === rev);
      }));

      await command(chat.socket, "chat:edit", { messageId: message.id, content: "1" });
      await everyoneHears("edited", 2);
      await command(conversations.socket, "message:edit", { messageId: message.id, content: "2" });
      await everyoneHears("edited", 3);
      await ada.call("PATCH", `/messages/${message.id}`, { content: "3" });
      const [inChat, inConversations, inOrders] = await everyoneHears("edited", 4);
      assert.deepEqual([inChat.message.content, inConversations.content, inOrders.message.text], ["3", "3", "3"]);

      await command(chat.socket, "chat:delete", { messageId: message.id });
      for (const deletion of await everyoneHears("deleted", 5)) assert.equal(deletion.messageId, message.id);
      const second = await command(conversations.socket, "message:send", { conversationId: group.id, content: "x" });
      await command(conversations.socket, "message:delete", { messageId: second.messageId });
      for (const deletion of await everyoneHears("deleted", 7)) assert.equal(deletion.messageId, second.messageId);
    });

    test("reading on one gateway is told to senders and to the reader's other devices on all", async (t) => {
      const { ada, ben, group } = await pair();
      const senders = await connectEverywhere(t, ada, group);
      const [chat, conversations] = await connectEverywhere(t, ben, group);
      const { message } = await command(senders[0].socket, "chat:send", { threadId: group.id, content: "Read this" });

      await command(chat.socket, "chat:mark-read", { threadId: group.id });

      const [inChat, inConversations, inOrders] = await Promise.all(senders.map(({ socket, words }) => hears(socket, words.read)));
      assert.deepEqual([inChat.userId, inChat.messageIds], ["ben", [message.id]]);
      assert.deepEqual([inConversations.readBy, inConversations.messageId], ["ben", message.id]);
      assert.deepEqual([inOrders.userId, inOrders.threadId], ["ben", group.id]);
      assert.deepEqual(await hears(chat.socket, "chat:unread"), { threadId: group.id, unreadCount: 0, totalUnread: 0 });
      assert.deepEqual(await hears(conversations.socket, "conversation:unread"), { conversationId: group.id, unreadCount: 0, totalUnread: 0 });
    });

    test("a conversation that is created, archived, opened again or blocked is shown on every gateway", async (t) => {
      const company = party.company();
      const [ada, ben] = await company.introduce("ada", "ben");
      const moderator = company.user("moderator", { roles: ["moderator"] });
      const ears = await connectEverywhere(t, ben);

      const group = await company.group(ada, ben);
      await everyoneIsShown(ears, "created", ben, group.id, "open");
      await ada.call("POST", `/chat/threads/${group.id}/archive`);
      await everyoneIsShown(ears, "updated", ben, group.id, "archived");
      await ada.call("POST", `/conversations/${group.id}/unarchive`);
      await everyoneIsShown(ears, "updated", ben, group.id, "open");
      await moderator.call("POST", `/threads/${group.id}/block`);
      await everyoneIsShown(ears, "updated", ben, group.id, "blocked");
    });

    test("members that are added hear the conversation from then on, and removed ones no longer, on every gateway", async (t) => {
      const { company, ada, ben, group } = await pair();
      const [cat] = await company.introduce("cat");
      const old = await connectEverywhere(t, ben, group);
      const come = await connectEverywhere(t, cat);
      const inWords = ({ socket, words }, kind) => (words[kind] ? hears(socket, words[kind], ({ userId = "cat" }) => userId === "cat") : undefined);

      await ada.call("POST", `/conversations/${group.id}/members`, { userId: "cat" });
      for (const { socket, words } of come) assert.equal(words.conversationOf(await hears(socket, words.created)).id, group.id);
      await command(come[2].socket, "thread:join", { threadId: group.id });
      const [inChat, inConversations] = await Promise.all(old.map((ear) => inWords(ear, "added")));
      assert.deepEqual([inChat.threadId, inChat.addedBy, inConversations.conversationId], [group.id, "ada", group.id]);
      await ada.call("POST", `/chat/threads/${group.id}/messages`, { content: "Welcome" });
      await everyoneHearsLast([...old, ...come], ben, group);

      await ada.call("DELETE", `/chat/threads/${group.id}/members/cat`);
      await Promise.all([...come, ...old.slice(0, 2)].map((ear) => inWords(ear, "removed")));
      await ada.call("POST", `/chat/threads/${group.id}/messages`, { content: "Is she gone?" });
      await everyoneHearsLast(old, ben, group);
      const later = await company.direct(ada, cat);
      await Promise.all(come.map(({ socket, words }) => hears(socket, words.created, (heard) => words.conversationOf(heard).id === later.id)));
      for (const { socket, words } of come) assert.equal(allHeard(socket, words.message).length, 1);
    });

    test("typing on any gateway is heard on all, and never by the one who types", async (t) => {
      const { company, ada, ben, group } = await pair();
      const [cat, dan] = await company.introduce("cat", "dan");
      for (const { id } of [cat, dan]) await ada.call("POST", `/conversations/${group.id}/members`, { userId: id });
      const ears = await connectEverywhere(t, ben, group);

      for (const [index, typist] of [ada, cat, dan].entries()) {
        const own = await connectEverywhere(t, typist, group);
        const { typing, idName } = gateways[index];
        await command(own[index].socket, `${typing}:start`, { [idName]: group.id });
        for (const { socket, words, gateway } of ears) {
          const heard = await hears(socket, words.typing, ({ userId }) => userId === typist.id);
          assert.deepEqual(heard, { [gateway.idName]: group.id, userId: typist.id });
        }
        await typist.call("POST", `/conversations/${group.id}/messages`, { content: "Done" });
        await everyoneHearsLast(own, ben, group);
        for (const { socket } of own) assert.ok(!namesHeard(socket).some((name) => name.includes("typing:start")));
      }
    });

    test("somebody is there until the last socket of all gateways has gone", async (t) => {
      const { company, ada, ben, group } = await pair();
      const [cat] = await company.introduce("cat");
      await ada.call("POST", `/conversations/${group.id}/members`, { userId: "cat" });
      const observers = await Promise.all(["/", "/chat"].map((namespace) => ada.connect(t, namespace)));
      const [chat, conversations, orders] = await connectEverywhere(t, ben);
      const other = await cat.connect(t, "/messages");
      const gone = (userId) => Promise.all([
        event(observers[0], "status:offline", 12_000).then(([heard]) => assert.equal(heard.userId, userId)),
        hearsOffline(observers[1], userId),
      ]);
      await hears(observers[0], "status:online", ({ userId }) => userId === "ben");
      await hears(observers[0], "status:online", ({ userId }) => userId === "cat");

      const catGone = gone("cat");
      for (const { socket } of [chat, conversations]) socket.disconnect();
      other.disconnect();
      await catGone;
      const { items } = (await ada.call("GET", "/presence?userIds=ben,cat")).body;
      assert.deepEqual(items.map(({ userId, status }) => [userId, status]), [["ben", "online"], ["cat", "offline"]]);
      const benGone = gone("ben");
      orders.socket.disconnect();
      await benGone;

      assert.equal(allHeard(observers[0], "status:online").length, 2);
    });

    test("one connection carries all three namespaces of a user", async (t) => {
      const { ada, ben, group } = await pair();
      const first = await ben.connect(t, "/chat");
      const sockets = [first, ...["/", "/messages"].map((namespace) => openOnSameConnection(t, first, namespace, { auth: { token: ben.token } }))];
      for (const socket of sockets.slice(1)) listen(socket);
      await Promise.all(sockets.map((socket) => hears(socket, "session:ready")));
      await command(sockets[2], "thread:join", { threadId: group.id });

      await ada.call("POST", `/threads/${group.id}/messages`, { kind: "text", text: "Hello" });

      const ears = sockets.map((socket, index) => ({ socket, gateway: gateways[index], words: gateways[index].words }));
      await everyoneHearsLast(ears, ben, group);
      assert.ok(sockets.every((socket) => socket.io === first.io));
      sockets[1].disconnect();
      await command(first, "chat:send", { threadId: group.id, content: "Still here" });
      await everyoneHearsLast([ears[0], ears[2]], ben, group);
    });
  });

  async function pair() {
    const company = party.company();
    const [ada, ben] = await company.introduce("ada", "ben");
    return { company, ada, ben, group: await company.group(ada, ben) };
  }
}

/** A socket of the user on each gateway, in the room of the conversation. */
async function connectEverywhere(t, user, conversation) {
  return await Promise.all(
    gateways.map(async (gateway) => {
      const socket = await user.connect(t, gateway.namespace);
      if (conversation) await command(socket, gateway.join, { [gateway.idName]: conversation.id });
      return { socket, gateway, words: gateway.words };
    }),
  );
}

/** What is heard of the newest message is what the REST of the same gateway shows. */
async function everyoneHearsLast(ears, reader, { id }) {
  for (const { socket, gateway, words } of ears) {
    const history = await reader.call("GET", `${gateway.mount}/${id}/messages?limit=1`);
    const [last] = history.body.items;
    const heard = words.messageOf(await hears(socket, words.message, (payload) => words.messageOf(payload).id === last.id));
    const { tempId, ...rest } = heard;
    assert.deepEqual(last.tempId || !tempId ? heard : rest, last);
  }
}

async function everyoneIsShown(ears, kind, reader, id, status) {
  for (const { socket, gateway, words } of ears) {
    const fits = (heard) => words.conversationOf(heard).id === id && words.conversationOf(heard).status === status;
    const shown = words.conversationOf(await hears(socket, words[kind], fits));
    if (kind === "created") assert.deepEqual(shown, (await reader.call("GET", `${gateway.mount}/${id}`)).body);
  }
}

async function hearsOffline(socket, userId) {
  const [heard] = await event(socket, "chat:presence", 12_000);
  const { lastSeenAt, ...rest } = heard.status === "online" ? (await event(socket, "chat:presence", 12_000))[0] : heard;
  assert.deepEqual(rest, { userId, status: "offline" });
  assert.ok(Date.parse(lastSeenAt) <= Date.now());
}
