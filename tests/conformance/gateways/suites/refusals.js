import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { ask, command, event, refused } from "../harness.js";
import { gateways, hears, namesHeard } from "../hearing.js";

const NOT_A_MEMBER = { success: false, error: "Not a member of this conversation", code: "not_a_member" };
const NOT_FOUND = { success: false, error: "Message not found", code: "not_found" };
const MAX_DEPTH = 32;

/** Every event of every gateway: its body, and what somebody who may not is told. */
const EVENTS = {
  "/chat": {
    "chat:send": [({ conversation }) => ({ threadId: conversation, content: "Hello" }), NOT_A_MEMBER],
    "chat:join": [thread, NOT_A_MEMBER],
    "chat:typing:start": [thread, NOT_A_MEMBER],
    "chat:typing:stop": [thread, NOT_A_MEMBER],
    "chat:delivered": [threadMessages, NOT_A_MEMBER],
    "chat:mark-read": [thread, NOT_A_MEMBER],
    "chat:edit": [({ message }) => ({ messageId: message, content: "Changed" }), NOT_FOUND],
    "chat:delete": [({ message }) => ({ messageId: message }), NOT_FOUND],
  },
  "/": {
    "message:send": [({ conversation }) => ({ conversationId: conversation, content: "Hello" }), NOT_A_MEMBER],
    "message:read": [({ conversation, message }) => ({ conversationId: conversation, messageId: message }), NOT_A_MEMBER],
    "message:delivered": [({ conversation, message }) => ({ conversationId: conversation, messageIds: [message] }), NOT_A_MEMBER],
    "conversation:join": [({ conversation }) => ({ conversationId: conversation }), NOT_A_MEMBER],
    "typing:start": [({ conversation }) => ({ conversationId: conversation }), NOT_A_MEMBER],
    "typing:stop": [({ conversation }) => ({ conversationId: conversation }), NOT_A_MEMBER],
    "message:edit": [({ message }) => ({ messageId: message, content: "Changed" }), NOT_FOUND],
    "message:delete": [({ message }) => ({ messageId: message }), NOT_FOUND],
  },
  "/messages": {
    "thread:join": [thread, NOT_A_MEMBER],
    "typing:start": [thread, NOT_A_MEMBER],
    "typing:stop": [thread, NOT_A_MEMBER],
    "message:delivered": [threadMessages, NOT_A_MEMBER],
  },
};

/** Events that refuse nobody, and those that name conversations otherwise: with a good body of each. */
const OTHER_EVENTS = {
  "/chat": { "chat:leave": thread, "chat:sync": heads, "auth:refresh": () => ({ token: "" }) },
  "/": { sync: heads, "auth:refresh": () => ({ token: "" }) },
  "/messages": { "thread:leave": thread, sync: heads, "auth:refresh": () => ({ token: "" }) },
};

function thread({ conversation }) {
  return { threadId: conversation };
}

function threadMessages({ conversation, message }) {
  return { threadId: conversation, messageIds: [message] };
}

function heads({ conversation }) {
  return { conversations: [{ id: conversation, rev: 0 }] };
}

/** What clients may not do, and what they say wrongly. */
export function refusals(party) {
  describe("refusals", { concurrency: true }, () => {
    for (const { namespace, sync } of gateways) {
      test(`to every event of ${namespace} an unknown conversation is as a foreign one, and nothing leaks`, async (t) => {
        const { ada, ben, group, message, outsiders } = await scene();
        const members = await Promise.all(gateways.map((gateway) => ben.connect(t, gateway.namespace)));
        await command(members[2], "thread:join", { threadId: group.id });
        const real = { conversation: group.id, message: message.id };
        const unknown = { conversation: randomUUID(), message: randomUUID() };
        const malformed = ["", "no-id", `{${group.id}}`, ` ${group.id}`, `${group.id}\u0000`].map((id) => ({ conversation: id, message: id }));

        for (const outsider of outsiders) {
          const socket = await outsider.connect(t, namespace);
          for (const ids of [real, unknown]) await expectRefusals(socket, EVENTS[namespace], ids);
          const { removed, conversations } = await command(socket, sync, heads(real));
          assert.deepEqual([removed, conversations], [[group.id], []]);
          await expectQuiet(socket, outsider, outsider.own);
        }
        for (const ids of malformed) {
          const socket = await ben.connect(t, namespace);
          await expectRefusals(socket, EVENTS[namespace], ids);
          assert.equal((await refused(socket, sync, heads(ids))).code, "invalid_conversations");
        }

        await ada.call("POST", `/chat/threads/${group.id}/messages`, { content: "The end" });
        for (const [index, { words }] of gateways.entries()) {
          await hears(members[index], words.message);
          assert.deepEqual(namesHeard(members[index]), [words.message]);
        }
      });

      test(`every event of ${namespace} that says something wrong is refused with an invalid code, and the socket stays`, async (t) => {
        const { ben, group, message } = await scene();
        const ids = { conversation: group.id, message: message.id };
        for (const [name, bodyOf] of bodies(namespace)) {
          const socket = await ben.connect(t, namespace);
          const body = bodyOf(ids);
          await expectInvalid(socket, name);
          for (const wrong of [null, [], [body], "text", 7, true]) await expectInvalid(socket, name, wrong);
          await expectInvalid(socket, name, { ...body, "\ud800": 1 });
          await expectInvalid(socket, name, Object.fromEntries(Object.entries(body).map(([member, value]) => [member.toUpperCase(), value])));
          for (const member of Object.keys(body)) await expectWrongMember(socket, name, body, member);
          for (const content of body.content ? ["half \udc00", "nothing \u0000"] : []) await expectInvalid(socket, name, { ...body, content });
          assert.ok(socket.connected);
          socket.disconnect();
        }
      });

      test(`a sync on ${namespace} takes numbers for revs, and nothing like them`, async (t) => {
        const { ben, group } = await scene();
        const socket = await ben.connect(t, namespace);
        for (const rev of ["0", -1, 0.5, 1e30, null, true, undefined]) {
          await expectInvalid(socket, sync, { conversations: [{ id: group.id, rev }] }, /^invalid_conversations$/);
        }
      });

      test(`a packet on ${namespace} that is no strict JSON ends its own connection and no other`, async (t) => {
        const { ben, group } = await scene();
        const other = await ben.connect(t, namespace);
        const id = JSON.stringify(group.id);
        const deep = `${"[".repeat(MAX_DEPTH)}${"]".repeat(MAX_DEPTH)}`;
        for (const json of [`{"threadId":${id},"threadId":${id}}`, `{"a":{"b":1,"b":1}}`, deep, "{", "{'a':1}", "NaN"]) {
          const socket = await ben.connect(t, namespace);
          const ended = event(socket, "disconnect");
          sendRaw(socket, `["typing:start",${json}]`);
          assert.equal((await ended)[0], "transport close", json);
        }
        await refused(other, "no:such:event", {});
        assert.ok(other.connected);
      });

      test(`an event that ${namespace} does not know is refused, and events without a callback harm nobody`, async (t) => {
        const { ben, group, message } = await scene();
        const socket = await ben.connect(t, namespace);
        const ids = { conversation: group.id, message: message.id };
        for (const name of ["no:such:event", "", "constructor", "__proto__", "x".repeat(1_000)]) {
          const { code } = await refused(socket, name, {});
          assert.equal(code, "invalid_event");
        }
        for (const [name, bodyOf] of bodies(namespace)) {
          socket.emit(name, bodyOf({ conversation: "none", message: "none" }));
          socket.emit(name);
        }
        socket.emit("no:such:event", ids);

        assert.equal((await refused(socket, "no:such:event", {})).success, false);
        assert.ok(socket.connected);
      });
    }
  });

  /** A group of two with a message, and those whom it does not concern: each with a conversation of their own. */
  async function scene() {
    const [company, foreign] = [party.company(), party.company()];
    const [ada, ben, cat, stranger] = await company.introduce("ada", "ben", "cat", "stranger");
    const [dan] = await foreign.introduce("dan");
    const group = await company.group(ada, ben, cat);
    const message = (await ada.call("POST", `/chat/threads/${group.id}/messages`, { content: "Secret" })).body;
    await ada.call("DELETE", `/chat/threads/${group.id}/members/cat`);
    const outsiders = [stranger, cat, foreign.user("ada"), dan];
    for (const outsider of outsiders) outsider.own = await outsider.company.group(outsider);
    return { company, ada, ben, group, message, outsiders };
  }
}

const bodies = (namespace) => [
  ...Object.entries(EVENTS[namespace]).map(([name, [bodyOf]]) => [name, bodyOf]),
  ...Object.entries(OTHER_EVENTS[namespace]),
];

async function expectRefusals(socket, events, ids) {
  for (const [name, [bodyOf, refusal]] of Object.entries(events)) {
    assert.deepEqual(await refused(socket, name, bodyOf(ids)), refusal, `${name} with ${JSON.stringify(ids)}`);
  }
}

/** The outsider hears what happens next to them, hence would have heard what happened before. */
async function expectQuiet(socket, outsider, { id }) {
  await outsider.call("PATCH", `/conversations/${id}`, { name: "Renamed" });
  const { updated } = gateways.find(({ namespace }) => namespace === socket.nsp).words;
  await hears(socket, updated);
  assert.deepEqual(namesHeard(socket), [updated]);
}

async function expectInvalid(socket, name, body, code = /^invalid_/) {
  const { code: actual } = await (body === undefined ? ask(socket, name).then(([ack]) => ack) : refused(socket, name, body));
  assert.match(actual, code, `${name} with ${JSON.stringify(body)}`);
}

async function expectWrongMember(socket, name, body, member) {
  const { [member]: value, ...without } = body;
  const code = new RegExp(`^invalid_${member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}$`);
  const wrong = [null, 7, {}, ...(Array.isArray(value) ? ["text", [null], [7], [[]]] : [[value]])];
  for (const bad of [...wrong.map((other) => ({ ...body, [member]: other })), without]) {
    await expectInvalid(socket, name, bad, code);
  }
}

/** Sends an event that no stock client would write. */
function sendRaw(socket, json) {
  socket.io.engine.write(`2${socket.nsp === "/" ? "" : `${socket.nsp},`}${json}`);
}
