import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, event, plain, request } from "../harness.js";

const everyByte = () => Uint8Array.from({ length: 256 }, (_, i) => i);

const large = (length) => {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = (i * 31 + (i >> 8)) & 0xff;
  return bytes;
};

const samples = {
  "a Buffer": () => [Buffer.from("binary \u0000 text")],
  "an ArrayBuffer": () => [everyByte().buffer],
  "a Uint8Array": () => [everyByte()],
  "a view into the middle of a larger buffer": () => [everyByte().subarray(100, 130)],
  "typed arrays of wider elements": () => [Float64Array.of(1.5, -2.25), Uint16Array.of(1, 65_535)],
  "zero bytes": () => [Buffer.alloc(0)],
  "zero bytes between others": () => [Buffer.from("a"), new ArrayBuffer(0), Buffer.from("b")],
  "200 KB": () => [large(200_000)],
  "attachments deep in objects and lists": () => [
    { file: { parts: [{ data: Buffer.from("one") }, [Buffer.from("two")]], name: "x" } },
    [[[everyByte()]]],
  ],
  "attachments mixed with text": () => ["before", Buffer.from([1]), "ünïcode 😀", { b: Buffer.from([2]) }, null, 7],
  "ten attachments": () => Array.from({ length: 10 }, (_, i) => Buffer.alloc(i * 100, i)),
  "the same attachment twice": () => {
    const shared = Buffer.from("shared");
    return [shared, { again: shared }];
  },
};

export function binary({ connect }) {
  describe("binary attachments", () => {
    for (const [name, create] of Object.entries(samples)) {
      it(`come back unchanged in acknowledgements and in events: ${name}`, async (t) => {
        const socket = await connect(t);
        const expected = plain(create());
        assert.deepEqual(plain(await ask(socket, "echo", ...create())), expected);
        const back = event(socket, "back");
        socket.emit("emit-back", ...create());
        assert.deepEqual(plain(await back), expected);
      });
    }

    it("arrive as Buffers", async (t) => {
      const socket = await connect(t);
      const reply = await request(socket, "echo", everyByte().buffer);
      assert.ok(Buffer.isBuffer(reply));
    });

    it("travel in a question of the server and in the answer of the client", async (t) => {
      const socket = await connect(t);
      socket.on("question", (question, reply) => reply({ reversed: Buffer.from(question.bytes).reverse() }));
      const outcome = await request(socket, "ask", { bytes: Buffer.from([1, 2, 3]) });
      assert.deepEqual(plain(outcome), { answer: { reversed: Buffer.from([3, 2, 1]) } });
    });

    it("keep their place among text events sent at the same time", async (t) => {
      const socket = await connect(t);
      const sent = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? Buffer.from([i]) : i));
      const received = await Promise.all(sent.map((value) => request(socket, "echo", value)));
      assert.deepEqual(plain(received), sent);
    });
  });
}
