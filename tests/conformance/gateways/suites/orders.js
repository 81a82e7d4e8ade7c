import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { command, event, refused, startParley } from "../harness.js";
import { allHeard, hears, namesHeard } from "../hearing.js";

const LINK = "https://cdn.example.com/photos/kitchen%20sink.png";

/** `/messages`: every row of its tables. */
export function orders(party) {
  describe("/messages", { concurrency: true }, () => {
    test("nothing is joined by itself", async (t) => {
      const { company, customer, provider, thread } = await order();
      const socket = await customer.connect(t, "/messages");

      await say(provider, thread, "Not for who has not joined");
      await company.putOrder("order-1", customer, provider, "in_progress");

      await hears(socket, "thread:updated");
      assert.deepEqual(namesHeard(socket), ["thread:updated"]);
    });

    test("participants hear a message sent by REST after they have joined, and not after they have left", async (t) => {
      const { company, customer, provider, thread } = await order();
      const [staying, leaving] = await joinAll(t, thread, customer, provider);

      const message = await say(customer, thread, "Hello", { clientId: "client-id-1" });
      assert.deepEqual(await hears(staying, "message:new"), { threadId: thread.id, message });
      assert.deepEqual(await hears(leaving, "message:new"), { threadId: thread.id, message });
      assert.deepEqual(await command(leaving, "thread:leave", { threadId: thread.id }), { success: true });
      const second = await say(customer, thread, "Nobody there?");
      await company.putOrder("order-1", customer, provider, "in_progress");

      await hears(leaving, "thread:updated");
      assert.deepEqual(await hears(staying, "message:new", (heard) => heard.message.id === second.id), { threadId: thread.id, message: second });
      assert.equal(allHeard(leaving, "message:new").length, 1);
    });

    test("a message has exactly the fields that REST shows", async (t) => {
      const { customer, provider, thread } = await order();
      const [socket] = await joinAll(t, thread, provider);

      const question = await say(customer, thread, "Which one?");
      const picture = { kind: "image", attachmentUrl: LINK, attachmentType: "image/png", clientId: randomUUID(), replyToId: question.id };
      const answer = await say(customer, thread, undefined, picture);

      const { message } = await hears(socket, "message:new", (heard) => heard.message.id === answer.id);
      const { id, createdAt, ...rest } = message;
      const known = { seq: 2, rev: 2, threadId: thread.id, senderId: "customer", kind: "image", attachments: [], status: "sent" };
      const file = { imageUrl: LINK, fileMeta: { name: "kitchen sink.png", mime: "image/png" } };
      assert.deepEqual(rest, { ...known, ...file, clientId: picture.clientId, replyToId: question.id });
      assert.match(createdAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      const history = await provider.call("GET", `/threads/${thread.id}/messages`);
      assert.deepEqual(message, history.body.items.find((item) => item.id === id));
    });

    test("only the two parties of an order may join its thread", async (t) => {
      const { company, customer, thread } = await order();
      await company.introduce("stranger");
      const moderator = company.user("moderator", { roles: ["moderator"] });
      const [joined] = await joinAll(t, thread, customer);

      for (const outsider of [company.user("stranger"), moderator]) {
        const socket = await outsider.connect(t, "/messages");
        const refusal = await refused(socket, "thread:join", { threadId: thread.id });
        assert.deepEqual(refusal, { success: false, error: "Not a member of this conversation", code: "not_a_member" });
        await say(customer, thread, `Not for ${outsider.id}`);
        await hears(joined, "message:new", (heard) => heard.message.text === `Not for ${outsider.id}`);
        const own = await company.group(outsider, customer);
        await hears(socket, "thread:updated", (heard) => heard.thread.id === own.id);
        assert.deepEqual(namesHeard(socket), ["thread:updated"]);
      }
    });

    test("the other party hears typing begin and end, the own devices do not", async (t) => {
      const { customer, provider, thread } = await order();
      const [phone, laptop, other] = await joinAll(t, thread, customer, customer, provider);
      const typing = { threadId: thread.id, userId: "customer" };

      await command(phone, "typing:start", { threadId: thread.id });
      assert.deepEqual(await hears(other, "typing:start"), typing);
      await command(phone, "typing:start", { threadId: thread.id });
      await command(phone, "typing:stop", { threadId: thread.id });
      assert.deepEqual(await hears(other, "typing:stop"), typing);

      await say(customer, thread, "Done");
      await Promise.all([phone, laptop, other].map((socket) => hears(socket, "message:new")));
      assert.deepEqual(namesHeard(other), ["typing:start", "typing:stop", "message:new"]);
      for (const socket of [phone, laptop]) assert.deepEqual(namesHeard(socket), ["message:new"]);
    });

    test("typing ends by itself after six seconds, and at once with the socket", async (t) => {
      const { customer, provider, thread } = await order();
      const [patient, hasty, listener] = await joinAll(t, thread, customer, provider, customer);
      const [observer] = await joinAll(t, thread, provider);

      const stopped = event(observer, "typing:stop", 8_000);
      await command(patient, "typing:start", { threadId: thread.id });
      await command(hasty, "typing:start", { threadId: thread.id });
      await hears(listener, "typing:start");
      hasty.disconnect();

      assert.deepEqual(await hears(listener, "typing:stop"), { threadId: thread.id, userId: "provider" });
      assert.deepEqual(await stopped, [{ threadId: thread.id, userId: "customer" }]);
    });

    test("everybody in the thread hears how far somebody has read", async (t) => {
      const { customer, provider, thread } = await order();
      const sockets = await joinAll(t, thread, customer, provider);
      const message = await say(customer, thread, "Read this");

      await provider.call("POST", `/threads/${thread.id}/read`, { messageId: message.id });

      for (const socket of sockets) {
        const { readAt, ...rest } = await hears(socket, "message:read");
        assert.deepEqual(rest, { userId: "provider", threadId: thread.id, upToSeq: 1 });
        assert.ok(readAt >= message.createdAt);
      }
    });

    test("the sender alone hears what was delivered, by the socket or by REST", async (t) => {
      const { customer, provider, thread } = await order();
      const [sender, receiver] = await joinAll(t, thread, customer, provider);
      const first = await say(customer, thread, "One");
      const second = await say(customer, thread, "Two");

      const ack = await command(receiver, "message:delivered", { threadId: thread.id, messageIds: [first.id] });
      assert.deepEqual(ack, { success: true, deliveredSeq: 1, readSeq: 0 });
      await provider.call("POST", `/threads/${thread.id}/delivered`, {});

      for (const message of [first, second]) {
        const { timestamp, ...rest } = await hears(sender, "message:delivered", (heard) => heard.upToSeq === message.seq);
        assert.deepEqual(rest, { threadId: thread.id, messageIds: [message.id], userId: "provider", upToSeq: message.seq });
        assert.ok(timestamp >= message.createdAt);
      }
      await say(customer, thread, "Three");
      await hears(receiver, "message:new", (heard) => heard.message.seq === 3);
      assert.deepEqual(allHeard(receiver, "message:delivered"), []);
    });

    test("a sender who has not joined the thread is told all the same that it was delivered", async (t) => {
      const { customer, provider, thread } = await order();
      const socket = await customer.connect(t, "/messages");
      const message = await say(customer, thread, "One");

      await provider.call("POST", `/threads/${thread.id}/delivered`, {});

      assert.deepEqual((await hears(socket, "message:delivered")).messageIds, [message.id]);
      assert.deepEqual(allHeard(socket, "message:new"), []);
    });

    test("edits and deletions are heard in the thread", async (t) => {
      const { customer, provider, thread } = await order();
      const sockets = await joinAll(t, thread, customer, provider);
      const message = await say(customer, thread, "Helo");

      const edited = (await customer.call("PATCH", `/messages/${message.id}`, { content: "Hello" })).body;
      await customer.call("DELETE", `/messages/${message.id}`);

      for (const socket of sockets) {
        const heard = await hears(socket, "message:edited");
        assert.deepEqual(heard, { threadId: thread.id, message: { ...message, text: "Hello", rev: 2, editedAt: heard.message.editedAt } });
        assert.equal(heard.message.editedAt, edited.editedAt);
        const { deletedAt, ...deletion } = await hears(socket, "message:deleted");
        assert.deepEqual(deletion, { threadId: thread.id, messageId: message.id, rev: 3 });
        assert.ok(deletedAt >= heard.message.editedAt);
      }
    });

    test("the parties hear of a new thread, and of its order and its status with what they may do now", async (t) => {
      const company = party.company();
      const [customer, provider] = await company.introduce("customer", "provider");
      const socket = await provider.connect(t, "/messages");
      const updated = (fits) => hears(socket, "thread:updated", ({ thread }) => fits(thread));

      const thread = await company.order("order-1", customer, provider);
      const created = await updated(({ id }) => id === thread.id);
      assert.deepEqual(created.thread, (await provider.call("GET", `/threads/${thread.id}`)).body);
      assert.deepEqual(created.thread.capabilities.send, { allowed: true });

      await company.putOrder("order-1", customer, provider, "completed");
      const completed = await updated(({ capabilities }) => capabilities.send.until);
      assert.deepEqual(completed.thread, (await provider.call("GET", `/threads/${thread.id}`)).body);
      await company.putOrder("order-1", customer, provider, "canceled");
      const canceled = await updated(({ capabilities }) => !capabilities.send.allowed);
      assert.deepEqual(canceled.thread.capabilities.send, { allowed: false, reason: "order_canceled" });
      await company.putOrder("order-1", customer, provider, "in_progress");
      await customer.call("POST", `/threads/${thread.id}/archive`);
      const archived = await updated(({ status }) => status === "archived");
      assert.deepEqual(archived.thread.capabilities.send, { allowed: false, reason: "thread_archived" });
    });

    test("a sync answers as REST does", async (t) => {
      const { customer, provider, thread } = await order();
      const socket = await provider.connect(t, "/messages");
      await say(customer, thread, "Missed");

      const body = { epoch: socket.session.epoch, conversations: [{ id: thread.id, rev: 0 }] };
      const { success, ...answer } = await command(socket, "sync", body);

      assert.equal(answer.conversations[0].messages[0].text, "Missed");
      assert.deepEqual(answer, (await provider.call("POST", "/sync?dialect=orders", body)).body);
    });

    test("no binary packet goes over the socket, and none is understood", async (t) => {
      const { customer, provider, thread } = await order();
      const [socket] = await joinAll(t, thread, provider);
      const types = new Set();
      socket.io.on("packet", (packet) => types.add(packet.type));

      await say(customer, thread, undefined, { kind: "file", attachmentUrl: "https://cdn.example.com/a.pdf" });
      await hears(socket, "message:new");
      const refusal = await refused(socket, "thread:join", { threadId: Buffer.from(thread.id) });

      assert.equal(refusal.code, "invalid_thread_id");
      assert.deepEqual([...types].sort(), [2, 3]);
    });

    test("with ENABLE_MESSAGES_SOCKET=false there is no such namespace, and REST goes on", async (t) => {
      const server = await startParley(await party.database.create("without-messages"), { ENABLE_MESSAGES_SOCKET: "false" });
      t.after(() => server.stop());
      const { customer, provider, thread } = await order(party.company(server));

      const [error] = await event(customer.open(t, "/messages"), "connect_error");
      assert.equal(error.message, "Invalid namespace");
      const other = await provider.connect(t, "/chat");
      const message = await say(customer, thread, "By REST");
      assert.equal((await hears(other, "chat:message")).message.id, message.id);
    });
  });

  async function order(company = party.company()) {
    const [customer, provider] = await company.introduce("customer", "provider");
    return { company, customer, provider, thread: await company.order("order-1", customer, provider) };
  }
}

async function joinAll(t, thread, ...users) {
  return await Promise.all(
    users.map(async (user) => {
      const socket = await user.connect(t, "/messages");
      assert.deepEqual(await command(socket, "thread:join", { threadId: thread.id }), { success: true });
      return socket;
    }),
  );
}

async function say(user, thread, text, rest = {}) {
  return (await user.call("POST", `/threads/${thread.id}/messages`, { kind: "text", text, ...rest })).body;
}
