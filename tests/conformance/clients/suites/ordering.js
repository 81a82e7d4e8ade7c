import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { collect, request } from "../harness.js";

const COUNT = 1_000;

const numbers = Array.from({ length: COUNT }, (_, i) => i);

export function ordering({ connect }) {
  describe("order", () => {
    it("is kept for 1,000 events from the server, and before the acknowledgement that follows", async (t) => {
      const socket = await connect(t);
      const ticks = collect(socket, "tick");
      assert.equal(await request(socket, "burst", COUNT), COUNT);
      assert.deepEqual(ticks.flat(), numbers);
    });

    it("is kept for 1,000 events from the client", async (t) => {
      const socket = await connect(t);
      const back = collect(socket, "back");
      for (const i of numbers) socket.emit("emit-back", i);
      await request(socket, "echo", "fence");
      assert.deepEqual(back.flat(), numbers);
    });

    it("is kept for 1,000 events in each direction at the same time", async (t) => {
      const socket = await connect(t);
      const [ticks, back] = [collect(socket, "tick"), collect(socket, "back")];
      const burst = request(socket, "burst", COUNT);
      for (const i of numbers) socket.emit("emit-back", i);
      await Promise.all([burst, request(socket, "echo", "fence")]);
      assert.deepEqual(ticks.flat(), numbers);
      assert.deepEqual(back.flat(), numbers);
    });

    it("is kept between events and acknowledgements", async (t) => {
      const socket = await connect(t);
      const heard = [];
      socket.on("back", (i) => heard.push(i));
      for (const i of numbers.slice(0, 100)) {
        socket.emit(i % 2 ? "emit-back" : "echo", i, ...(i % 2 ? [] : [(reply) => heard.push(reply)]));
      }
      await request(socket, "echo", "fence");
      assert.deepEqual(heard, numbers.slice(0, 100));
    });
  });
}
