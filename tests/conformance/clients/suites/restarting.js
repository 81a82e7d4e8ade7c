import assert from "node:assert/strict";
import { it } from "node:test";
import { clients, collect, createParty, event, eventually, request, startServer, upgraded } from "../harness.js";

const QUICK_RECONNECTION = { reconnection: true, reconnectionDelay: 50, reconnectionDelayMax: 250 };
const OFFLINE_EVENTS = [["first", 1], ["second", { n: 2 }], ["third", "ünïcode 😀"]];

export function restarting() {
  for (const signal of ["SIGTERM", "SIGKILL"]) {
    it(`clients come back when the server is restarted after ${signal}`, { concurrency: true }, async (t) => {
      const server = await startServer();
      t.after(() => server.stop());
      const survivors = await Promise.all(clients.map((client) => connectSurvivor(t, client, server)));
      await server.stop(signal);
      await eventually(() => survivors.every(({ socket }) => !socket.connected), "every client to notice");
      survivors.forEach(({ socket }) => OFFLINE_EVENTS.forEach((args) => socket.emit("emit-back", ...args)));
      const reconnections = survivors.map(({ socket }) => event(socket, "connect"));
      await server.start();
      await Promise.all(
        survivors.map((survivor, i) => t.test(survivor.client.label, () => assertReturned(survivor, reconnections[i]))),
      );
    });
  }
}

async function connectSurvivor(t, client, server) {
  const socket = await createParty(client, server).connect(t, QUICK_RECONNECTION);
  return { client, socket, firstId: socket.id, back: collect(socket, "back"), ends: collect(socket, "disconnect") };
}

async function assertReturned({ client, socket, firstId, back, ends }, reconnection) {
  await reconnection;
  for (const [reason] of ends) assert.match(reason, /^transport (close|error)$/);
  assert.notEqual(socket.id, firstId);
  if (client.mode === "upgrade") await upgraded(socket);
  await request(socket, "echo", "fence");
  assert.deepEqual(back, OFFLINE_EVENTS);
}
