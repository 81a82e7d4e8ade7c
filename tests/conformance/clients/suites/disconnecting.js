import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { event, openOnSameConnection, recordedReason, request } from "../harness.js";

const MAX_PAYLOAD = 1_000_000;

export function disconnecting(party) {
  const { connect } = party;

  describe("disconnections", () => {
    it("by the client are known as such on both sides", async (t) => {
      const socket = await connect(t);
      const { id } = socket;
      const end = event(socket, "disconnect");
      socket.disconnect();
      const [reason] = await end;
      assert.equal(reason, "io client disconnect");
      assert.equal(await recordedReason(t, party, id), "client namespace disconnect");
    });

    it("by the server are known as such on both sides, and final", async (t) => {
      const socket = await connect(t, { reconnection: true });
      const { id } = socket;
      socket.emit("disconnect-me", false);
      const [reason] = await event(socket, "disconnect");
      assert.equal(reason, "io server disconnect");
      assert.equal(socket.active, false);
      assert.equal(await recordedReason(t, party, id), "server namespace disconnect");
    });

    it("by the server from one namespace leave the others connected", async (t) => {
      const { main, room } = await connectTwo(t, connect);
      main.emit("disconnect-me", false);
      await event(main, "disconnect");
      assert.equal(await request(room, "echo", "unmoved"), "unmoved");
    });

    it("by the server from the whole connection end every namespace", async (t) => {
      const { main, room } = await connectTwo(t, connect);
      const { id } = main;
      const ends = [main, room].map((socket) => event(socket, "disconnect"));
      const close = event(main.io, "close");
      main.emit("disconnect-me", true);
      for (const [reason] of await Promise.all(ends)) assert.equal(reason, "io server disconnect");
      await close;
      assert.equal(await recordedReason(t, party, id), "server namespace disconnect");
    });

    it("by the server can be followed by a new connection", async (t) => {
      const socket = await connect(t);
      const firstId = socket.id;
      socket.emit("disconnect-me", true);
      await event(socket.io, "close");
      socket.connect();
      await event(socket, "connect");
      assert.notEqual(socket.id, firstId);
      assert.equal(await request(socket, "echo", "returned"), "returned");
    });

    it("without a farewell are known to the server as the end of the transport", async (t) => {
      const socket = await connect(t);
      const { id } = socket;
      const end = event(socket, "disconnect");
      socket.io.engine.close();
      const [reason] = await end;
      assert.equal(reason, "forced close");
      assert.equal(await recordedReason(t, party, id), "transport close");
    });

    it("are followed by an automatic reconnection when the connection is lost", async (t) => {
      const socket = await connect(t, { reconnection: true, reconnectionDelay: 10 });
      const firstId = socket.id;
      const end = event(socket, "disconnect");
      socket.io.engine.close();
      await end;
      await event(socket, "connect");
      assert.notEqual(socket.id, firstId);
      assert.equal(await request(socket, "echo", "automatically"), "automatically");
    });

    it("follow a message beyond the payload limit, for its sender only", async (t) => {
      const [glutton, neighbour] = [await connect(t), await connect(t)];
      glutton.emit("emit-back", "x".repeat(MAX_PAYLOAD + 1));
      const [reason] = await event(glutton, "disconnect");
      assert.match(reason, /^transport (close|error)$/);
      assert.equal(await request(neighbour, "echo", "fed"), "fed");
    });
  });
}

async function connectTwo(t, connect) {
  const main = await connect(t);
  const room = openOnSameConnection(t, main, "/room-7");
  await event(room, "connect");
  return { main, room };
}
