import assert from "node:assert/strict";
import { it } from "node:test";
import { collect, eventually, plain, request, uniqueRoom } from "../harness.js";

export function mixing(parties) {
  it("hear each other in a room, text and binary", async (t) => {
    const { members } = await gather(t, parties);
    members.forEach(({ socket, label, room }) => socket.emit("to-room", room, label, Buffer.from(label)));
    const expected = members.map(({ label }) => [label, Buffer.from(label)]).sort();
    for (const { inbox, label } of members) {
      await eventually(() => inbox.length >= members.length, `every message to reach ${label}`);
      assert.deepEqual(plain(inbox).sort(), expected);
    }
  });

  it("hear a thousand messages of one sender in the same order", async (t) => {
    const { members, room } = await gather(t, parties);
    const numbers = Array.from({ length: 1_000 }, (_, i) => i);
    const [{ socket: sender }] = members;
    numbers.forEach((i) => sender.emit("to-room", room, i));
    for (const { inbox, label } of members) {
      await eventually(() => inbox.length >= numbers.length, `every message to reach ${label}`);
      assert.deepEqual(inbox.flat(), numbers);
    }
  });

  it("all answer one question to the room, with text and binary", async (t) => {
    const { members, room } = await gather(t, parties);
    const answerOf = (label) => [label, Buffer.from(label)];
    members.forEach(({ socket, label }) => socket.on("question", (_, reply) => reply(answerOf(label))));
    const { answers, missing } = await request(members[0].socket, "ask-all", { room, bytes: Buffer.from("?") });
    assert.equal(missing, 0);
    assert.deepEqual(plain(answers).sort(), members.map(({ label }) => answerOf(label)).sort());
  });
}

async function gather(t, parties) {
  const room = uniqueRoom();
  const enter = async ({ connect, label }) => {
    const socket = await connect(t);
    const inbox = collect(socket, "room-message");
    await request(socket, "join", room);
    return { socket, label, room, inbox };
  };
  return { room, members: await Promise.all(parties.map(enter)) };
}
