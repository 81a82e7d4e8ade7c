import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, event, request } from "../harness.js";

export function events(party) {
  const { connect } = party;

  it("gets a computed answer as an acknowledgement", async (t) => {
    const socket = await connect(t);
    assert.deepEqual(await ask(socket, "sum", { a: 40, b: 2.5 }), [42.5]);
  });

  for (const [name, argument] of Object.entries({ text: "x", "wrong types": { a: "one", b: [] } })) {
    it(`is told that its arguments are invalid, and stays connected: ${name}`, async (t) => {
      const socket = await connect(t);
      const [failure, ...rest] = await ask(socket, "sum", argument);
      assertFailure(failure, "invalid_arguments");
      assert.deepEqual(rest, []);
      assert.equal(await request(socket, "sum", { a: 1, b: 1 }), 2);
    });
  }

  it("learns that a handler failed without learning why, and stays connected", async (t) => {
    const socket = await connect(t);
    const [failure] = await ask(socket, "fail");
    assertFailure(failure, "internal_error");
    assert.doesNotMatch(JSON.stringify(failure), /boom-secret/);
    assert.equal(await request(socket, "echo", "alive"), "alive");
  });

  it("answers a question of the server", async (t) => {
    const socket = await connect(t);
    socket.on("question", (text, reply) => reply({ heard: text }));
    const outcome = await request(socket, "ask", "how are you, 🦜?");
    assert.deepEqual(outcome, { answer: { heard: "how are you, 🦜?" } });
  });

  it("answers with several values of which the server reads the first", async (t) => {
    const socket = await connect(t);
    socket.on("question", (_, reply) => reply(null, "ignored", 3));
    assert.deepEqual(await request(socket, "ask", 1), { answer: null });
  });

  it("gets every acknowledgement to the emit it belongs to", async (t) => {
    const socket = await connect(t);
    const numbers = Array.from({ length: 200 }, (_, i) => i);
    const answers = await Promise.all(numbers.map((i) => request(socket, "echo", i)));
    assert.deepEqual(answers, numbers);
  });

  it("hears volatile events when the connection is idle", async (t) => {
    const socket = await connect(t);
    await idle(socket);
    const back = event(socket, "back");
    socket.volatile.emit("emit-back", "maybe");
    assert.deepEqual(await back, ["maybe"]);
  });

  it("may emit volatile events before it is connected", async (t) => {
    const socket = party.open(t);
    assert.doesNotThrow(() => socket.volatile.emit("emit-back", "too early"));
    await event(socket, "connect");
    assert.equal(await request(socket, "echo", "in time"), "in time");
  });

  it("sends what it emitted before it was connected, in order", async (t) => {
    const socket = party.open(t);
    const answers = await Promise.all([1, 2, 3].map((i) => request(socket, "echo", i)));
    assert.deepEqual(answers, [1, 2, 3]);
  });

  if (party.hasAckTimeouts) acknowledgementPromises(party);
}

function acknowledgementPromises({ connect }) {
  describe("promises of acknowledgements", () => {
    it("are fulfilled with the first argument", async (t) => {
      const socket = await connect(t);
      assert.deepEqual(await socket.emitWithAck("echo", { a: 1 }, "second"), { a: 1 });
    });

    it("are fulfilled in time", async (t) => {
      const socket = await connect(t);
      assert.equal(await socket.timeout(4_000).emitWithAck("echo", "soon"), "soon");
    });

    it("are rejected when the connection ends first", async (t) => {
      const socket = await connect(t);
      const unanswered = socket.emitWithAck("ask", "never answered");
      socket.disconnect();
      await assert.rejects(unanswered, /socket has been disconnected/);
    });
  });
}

function assertFailure(failure, code) {
  assert.deepEqual(Object.keys(failure).sort(), ["code", "error", "success"]);
  assert.equal(failure.success, false);
  assert.equal(failure.code, code);
  assert.equal(typeof failure.error, "string");
}

async function idle(socket) {
  const { engine } = socket.io;
  if (!engine.transport.writable) await event(engine, "drain");
}
