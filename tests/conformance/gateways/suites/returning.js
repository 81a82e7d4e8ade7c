import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { command, event, eventually, startParley, within } from "../harness.js";
import { gateways, hears } from "../hearing.js";

const WITHOUT_LIMITS = Object.fromEntries(
  ["OrderMessagesPerWindow", "MessagesPerWindow", "MessagesPerDay", "EventsPerSecond"].map((name) => [`Parley__Limits__${name}`, "0"]),
);
const MISSED = 1_000;
const LONG_MS = 30_000;

/** Who was away and comes back has everything, once and in order. */
export function returning(party) {
  describe("returning", { concurrency: true }, () => {
    let server;
    before(async () => {
      server = await startParley(await party.database.create("returning"), WITHOUT_LIMITS);
    });
    after(() => server?.stop());

    test("after a thousand missed messages, edits and deletions a sync by rev brings what the server has, on every gateway", async (t) => {
      const { ada, ben, group } = await pair(server);
      const states = await Promise.all(gateways.map(async (gateway) => {
        const socket = await ben.connect(t, gateway.namespace);
        await command(socket, gateway.join, { [gateway.idName]: group.id });
        socket.disconnect();
        return { gateway, epoch: socket.session.epoch, rev: 0, messages: new Map() };
      }));

      await makeHistory(await ada.connect(t, "/chat"), group);

      await Promise.all(states.map(async (state) => {
        const socket = await ben.connect(t, state.gateway.namespace);
        const pages = await synchronise(socket, state, group.id);
        assert.ok(pages > 1);
        assert.deepEqual(inOrder(state), await history(ben, state.gateway, group.id));
        assert.equal(state.messages.size, MISSED);
        assert.equal(state.rev, (await ben.call("GET", `${state.gateway.mount}/${group.id}`)).body.rev);
        assert.equal(await synchronise(socket, state, group.id), 1);
      }));
    });

    test("a sync in the middle brings each changed message once, in its final state", async (t) => {
      const { ada, ben, group } = await pair(server);
      const [sender, receiver] = await Promise.all([ada.connect(t, "/"), ben.connect(t, "/")]);
      const say = async (content) => (await command(sender, "message:send", { conversationId: group.id, content })).messageId;
      const [first, second] = [await say("One"), await say("Two")];
      await hears(receiver, "message:new", ({ id }) => id === second);
      for (const content of ["Eins", "Uno"]) await command(sender, "message:edit", { messageId: first, content });
      await command(sender, "message:delete", { messageId: second });

      const { conversations } = await command(receiver, "sync", { conversations: [{ id: group.id, rev: 2 }] });

      const [{ rev, hasMore, messages }] = conversations;
      assert.deepEqual([rev, hasMore], [5, false]);
      assert.deepEqual(messages.map((message) => [message.id, message.rev, message.content]), [[first, 4, "Uno"], [second, 5, ""]]);
      assert.ok(messages[0].editedAt && messages[1].deletedAt);
    });

    test("what somebody was removed from while away is named as removed", async (t) => {
      const { company, ada, ben, group } = await pair(server);
      const direct = await company.direct(ada, ben);
      await ada.call("DELETE", `/conversations/${group.id}/members/ben`);

      for (const { namespace, sync } of gateways) {
        const socket = await ben.connect(t, namespace);
        const answer = await command(socket, sync, { conversations: [group, direct].map(({ id }) => ({ id, rev: 0 })) });
        assert.deepEqual(answer.removed, [group.id]);
        assert.deepEqual(answer.conversations.map(({ id }) => id), [direct.id]);
      }
    });

    test("a client of another epoch is told to begin again, and nothing else", async (t) => {
      const { ben, group } = await pair(server);
      for (const { namespace, sync } of gateways) {
        const socket = await ben.connect(t, namespace);
        const answer = await command(socket, sync, { epoch: randomUUID(), conversations: [{ id: group.id, rev: 0 }] });
        const { epoch } = socket.session;
        assert.deepEqual(answer, { success: true, epoch, resyncRequired: true, conversations: [], removed: [] });
      }
    });

    test("a server that is killed under load and started again loses and doubles nothing", async (t) => {
      const mortal = await startParley(await party.database.create("killed"), WITHOUT_LIMITS);
      t.after(() => mortal.stop());
      const { ada, ben, group } = await pair(mortal);
      const patient = { reconnection: true, reconnectionDelay: 20, reconnectionDelayMax: 100 };
      const both = gateways.slice(0, 2);
      const senders = await Promise.all(both.map(({ namespace }) => ada.connect(t, namespace, patient)));
      const receivers = await Promise.all(both.map(async (gateway) => follow(await ben.connect(t, gateway.namespace, patient), gateway, group.id)));
      const ledger = new Ledger(group.id);

      const sending = Promise.all(both.map((gateway, index) => ledger.send(senders[index], gateway, { workers: 10, each: 20 })));
      await eventually(() => ledger.acks.size >= 100, "messages to be acknowledged");
      const away = Promise.all([...senders, ...receivers.map(({ socket }) => socket)].map((socket) => event(socket, "disconnect")));
      await mortal.stop("SIGKILL");
      await away;
      await mortal.start();
      await within(sending, "everything to be acknowledged", LONG_MS);

      for (const receiver of receivers) {
        const stored = await history(ben, receiver.gateway, group.id);
        assert.deepEqual(stored.map(({ seq }) => seq), Array.from({ length: 400 }, (_, index) => index + 1));
        assert.deepEqual(new Map(stored.map((message) => [message.tempId ?? message.clientId, [message.id, message.seq]])), ledger.acks);
        await eventually(() => receiver.messages.size === 400, "the receiver to have everything");
        assert.deepEqual([inOrder(receiver), receiver.epochs], [stored, [receiver.socket.session.epoch]]);
      }
    });
  });

  async function pair(server) {
    const company = party.company(server);
    const [ada, ben] = await company.introduce("ada", "ben");
    return { company, ada, ben, group: await company.group(ada, ben) };
  }
}

/** Sends until it is acknowledged, under the same client id, whatever happens to the connection; keeps what was acknowledged. */
class Ledger {
  acks = new Map();

  constructor(conversationId) {
    this.conversationId = conversationId;
  }

  async send(socket, gateway, { workers, each }) {
    const work = async () => {
      for (let i = 0; i < each; i++) await this.#sendOne(socket, gateway, randomUUID());
    };
    await Promise.all(Array.from({ length: workers }, work));
  }

  async #sendOne(socket, gateway, clientId) {
    const [name, id] = gateway.namespace === "/chat" ? ["chat:send", "tempId"] : ["message:send", "clientId"];
    const body = { [gateway.idName]: this.conversationId, content: clientId, [id]: clientId };
    for (;;) {
      const ack = await socket.timeout(LONG_MS).emitWithAck(name, body).catch(() => undefined);
      if (ack?.success) return this.acks.set(clientId, [ack.message.id, ack.message.seq]);
      assert.ok(!ack || ack.code === "unavailable", JSON.stringify(ack));
    }
  }
}

/** Keeps the state of one conversation as a client should: by its events, and by a sync after a gap and after every return. */
function follow(socket, gateway, id) {
  const state = { socket, gateway, epoch: socket.session.epoch, epochs: [], rev: 0, messages: new Map() };
  const [name, messageOf] = gateway.namespace === "/chat" ? ["chat:message", ({ message }) => message] : ["message:new", (message) => message];
  let synchronising = Promise.resolve();
  const catchUp = () => {
    // One that the server does not live to answer is asked again after the return.
    synchronising = synchronising.then(() => synchronise(socket, state, id)).catch(() => {});
  };
  socket.on(name, (payload) => {
    const message = messageOf(payload);
    if (message.rev > state.rev + 1) catchUp();
    if (message.rev !== state.rev + 1) return;
    state.rev = message.rev;
    state.messages.set(message.id, message);
  });
  socket.on("session:ready", ({ epoch }) => {
    state.epochs.push(epoch);
    catchUp();
  });
  return state;
}

/** Asks for what was missed until there is no more, and resolves with how often it asked. */
async function synchronise(socket, state, id) {
  for (let pages = 1; ; pages++) {
    const answer = await command(socket, state.gateway.sync, { epoch: state.epoch, conversations: [{ id, rev: state.rev }] });
    assert.equal(answer.resyncRequired, false);
    const [{ rev, hasMore, messages }] = answer.conversations;
    for (const message of messages) state.messages.set(message.id, message);
    state.rev = Math.max(state.rev, rev);
    if (!hasMore) return pages;
  }
}

const inOrder = ({ messages }) => [...messages.values()].sort((one, other) => one.seq - other.seq);

/** All messages that REST shows, oldest first. */
async function history(user, { mount }, id) {
  const messages = [];
  for (let cursor = ""; cursor !== null; ) {
    const { items, nextCursor } = (await user.call("GET", `${mount}/${id}/messages?limit=100${cursor && `&cursor=${cursor}`}`)).body;
    messages.push(...items);
    cursor = nextCursor;
  }
  return messages.reverse();
}

async function makeHistory(socket, { id }) {
  const sent = await Promise.all(
    Array.from({ length: MISSED }, (_, i) => socket.timeout(LONG_MS).emitWithAck("chat:send", { threadId: id, content: `Message ${i}` })),
  );
  const ids = sent.map(({ message }) => message.id);
  const edits = ids.filter((_, i) => i % 7 === 0).map((messageId) => ["chat:edit", { messageId, content: "Edited" }]);
  const deletions = ids.filter((_, i) => i % 11 === 0).map((messageId) => ["chat:delete", { messageId }]);
  for (const changes of [edits, deletions]) {
    const acks = await Promise.all(changes.map(([name, body]) => socket.timeout(LONG_MS).emitWithAck(name, body)));
    assert.ok(acks.every(({ success }) => success));
  }
}
