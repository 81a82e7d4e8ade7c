import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, collect, event, openOnSameConnection, plain, request } from "../harness.js";

const SECRET = { auth: { token: "secret" } };

export function namespaces({ open, connect }) {
  describe("namespaces", () => {
    it("share one connection, each with an id of its own", async (t) => {
      const sockets = await connectFour(t, connect);
      assert.equal(new Set(sockets.map((socket) => socket.io.engine)).size, 1);
      assert.equal(new Set(sockets.map((socket) => socket.id)).size, sockets.length);
    });

    it("answer the namespace that asked", async (t) => {
      const sockets = await connectFour(t, connect);
      const answers = await Promise.all(sockets.map((socket) => request(socket, "echo", socket.nsp)));
      assert.deepEqual(answers, ["/", "/admin", "/room-1", "/room-22"]);
    });

    it("do not hear the events of one another", async (t) => {
      const [main, ...others] = await connectFour(t, connect);
      const overheard = others.map((socket) => collect(socket, "back"));
      main.emit("emit-back", "for the main namespace only");
      await event(main, "back");
      await Promise.all(others.map((socket) => request(socket, "echo", "fence")));
      assert.deepEqual(overheard, [[], [], []]);
    });

    it("carry binary attachments", async (t) => {
      const sockets = await connectFour(t, connect);
      const payload = () => [{ bytes: Buffer.from([1, 2, 3]) }, "text", Buffer.from("x")];
      const replies = await Promise.all(sockets.map((socket) => ask(socket, "echo", ...payload())));
      for (const reply of replies) assert.deepEqual(plain(reply), payload());
    });

    it("may be one of a pattern, and learn which one they are", async (t) => {
      const socket = open(t, { nsp: "/room-2024" });
      assert.deepEqual(await event(socket, "namespace"), ["/room-2024"]);
      assert.equal(await request(socket, "echo", "patterned"), "patterned");
    });

    for (const nsp of ["/room-", "/room-x", "/room-1x", "/lobby/room-1"]) {
      it(`are invalid when they do not quite match the pattern: ${nsp}`, async (t) => {
        const [error] = await event(open(t, { nsp }), "connect_error");
        assert.equal(error.message, "Invalid namespace");
      });
    }

    it("can be left while the others stay", async (t) => {
      const [main, admin, room] = await connectFour(t, connect);
      admin.disconnect();
      assert.equal(await request(main, "echo", 1), 1);
      assert.equal(await request(room, "echo", 2), 2);
    });

    it("can be left and joined again on the same connection", async (t) => {
      const [main, admin] = await connectFour(t, connect);
      const { engine } = main.io;
      const firstId = admin.id;
      admin.disconnect();
      // The reference closes the whole connection for a CONNECT right behind a DISCONNECT.
      await request(main, "echo", "fence");
      admin.connect();
      await event(admin, "connect");
      assert.notEqual(admin.id, firstId);
      assert.equal(admin.io.engine, engine);
      assert.equal(await request(admin, "echo", "back again"), "back again");
    });

    it("outlive the main namespace of their connection", async (t) => {
      const [main, admin] = await connectFour(t, connect);
      main.disconnect();
      assert.equal(await request(admin, "echo", "alone"), "alone");
    });
  });
}

async function connectFour(t, connect) {
  const main = await connect(t);
  const others = [
    openOnSameConnection(t, main, "/admin", SECRET),
    openOnSameConnection(t, main, "/room-1"),
    openOnSameConnection(t, main, "/room-22"),
  ];
  await Promise.all(others.map((socket) => event(socket, "connect")));
  return [main, ...others];
}
