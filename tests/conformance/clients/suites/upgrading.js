import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createConnection, createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { collect, createParty, plain, request, within } from "../harness.js";

const CLIENTS_AT_ONCE = 4;
const BURST = 20;
const EVENTS_OVER_POLLING = 100;
const EVENTS_AFTER_UPGRADE = 200;
const PACE_MS = 1;
const UPGRADE_TIMEOUT_MS = 5_000;

const burst = Array.from({ length: BURST }, (_, i) => i);

export function upgrading(party) {
  describe("the upgrade to WebSocket", () => {
    it("loses and reorders nothing when it happens while the client connects", async (t) => {
      await assertNothingIsLost(async () => party.open(t));
    });

    it("loses and reorders nothing when it happens in the middle of a conversation", async (t) => {
      await assertNothingIsLost(async () => {
        const gate = await startUpgradeGate(t, party.server);
        const socket = createParty(party, gate).open(t);
        const heard = collect(socket, "back");
        socket.on("back", () => heard.length === EVENTS_OVER_POLLING && gate.open());
        return socket;
      });
    });
  });
}

async function assertNothingIsLost(openSocket) {
  const journey = async () => talkThroughUpgrade(await openSocket());
  const journeys = Array.from({ length: CLIENTS_AT_ONCE }, journey);
  for (const { sent, back, burstCount, ticks } of await Promise.all(journeys)) {
    assert.deepEqual(plain(back), sent);
    assert.deepEqual(ticks.flat(), Array(burstCount).fill(burst).flat());
  }
}

/** Emits, and has the server emit, from before the connection is open until after its upgrade. */
async function talkThroughUpgrade(socket) {
  const [back, ticks] = [collect(socket, "back"), collect(socket, "tick")];
  const sent = [];
  let burstCount = 0;
  const speak = () => {
    const args = sent.length % 10 === 0 ? [sent.length, Buffer.from(`attachment ${sent.length}`)] : [sent.length];
    sent.push(args);
    socket.emit("emit-back", ...args);
    if (sent.length % BURST === 0) {
      burstCount += 1;
      socket.emit("burst", BURST, () => {});
    }
  };

  const upgrade = new Promise((resolve) => socket.io.engine.once("upgrade", resolve));
  let isUnderway = true;
  const end = within(upgrade, "the upgrade", UPGRADE_TIMEOUT_MS).finally(() => (isUnderway = false));
  while (isUnderway) {
    speak();
    await pause(PACE_MS);
  }
  await end;
  for (let i = 0; i < EVENTS_AFTER_UPGRADE; i++) speak();
  await request(socket, "echo", "fence");
  return { sent, back, burstCount, ticks };
}

/** A proxy that holds WebSocket connections back until it is opened. */
async function startUpgradeGate(t, server) {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  const connections = new Set();
  const proxy = createServer((inbound) => {
    const outbound = createConnection(server.port, "127.0.0.1");
    for (const end of [inbound, outbound]) {
      connections.add(end);
      end.on("error", () => [inbound, outbound].forEach((other) => other.destroy()));
    }
    outbound.pipe(inbound);
    inbound.once("data", async (head) => {
      inbound.pause();
      if (/^upgrade: websocket/im.test(head)) await opened;
      outbound.write(head);
      inbound.pipe(outbound);
    });
  });
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    proxy.close();
    connections.forEach((connection) => connection.destroy());
  });
  return { url: `http://127.0.0.1:${proxy.address().port}`, open };
}
