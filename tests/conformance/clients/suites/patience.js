import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { collect, eventually, request, uniqueRoom } from "../harness.js";

const HEARTBEATS = 3;
const HEARTBEATS_TIMEOUT_MS = 10_000;
const ANSWERING_MEMBERS = 4;

export function patience(party) {
  const { connect } = party;

  describe(party.label, { concurrency: true }, () => {
    it("stays connected while idle, by answering heartbeats", async (t) => {
      const socket = await connect(t);
      const { id, io: { engine } } = socket;
      const answered = collect(engine, "pong");
      const ends = collect(socket, "disconnect");
      await eventually(() => answered.length >= HEARTBEATS, "the heartbeats", HEARTBEATS_TIMEOUT_MS);
      assert.deepEqual(ends, []);
      assert.equal(socket.id, id);
      assert.equal(await request(socket, "echo", "awake"), "awake");
    });

    it("lets the server time out when it does not answer a question", async (t) => {
      const socket = await connect(t);
      assert.deepEqual(await request(socket, "ask", "hello?"), { error: "timeout" });
    });

    it("may answer too late without harm", async (t) => {
      const socket = await connect(t);
      const questions = collect(socket, "question");
      assert.deepEqual(await request(socket, "ask", "hello?"), { error: "timeout" });
      const [[, reply]] = questions;
      reply("sorry");
      assert.equal(await request(socket, "echo", "unharmed"), "unharmed");
    });

    it("collects the answers of a room of which one member stays silent", async (t) => {
      const room = uniqueRoom();
      const asker = await connect(t);
      const enter = async (prepare) => {
        const member = await connect(t);
        prepare(member);
        await request(member, "join", room);
      };
      const answering = (name) => (member) =>
        member.on("question", (question, reply) => reply({ name, heard: question.text }));
      const silent = () => {};
      const names = Array.from({ length: ANSWERING_MEMBERS }, (_, i) => `member ${i}`);
      await Promise.all([...names.map(answering), silent].map(enter));

      const { answers, missing } = await request(asker, "ask-all", { room, text: "anyone?" });
      assert.equal(missing, 1);
      const byName = (a, b) => a.name.localeCompare(b.name);
      assert.deepEqual(answers.sort(byName), names.map((name) => ({ name, heard: "anyone?" })));
    });

    if (party.hasAckTimeouts) ackTimeouts(party);
  });
}

function ackTimeouts({ connect }) {
  it("gives up waiting for an acknowledgement, and ignores it when it comes after all", async (t) => {
    const socket = await connect(t);
    const questions = collect(socket, "question");
    await assert.rejects(socket.timeout(300).emitWithAck("ask", "slow"), /operation has timed out/);
    assert.equal(await request(socket, "ask", "slower").then(({ error }) => error), "timeout");
    assert.equal(questions.length, 2);
    assert.equal(socket.connected, true);
  });
}
