import assert from "node:assert/strict";
import { describe, it } from "node:test";
import WebSocket from "ws";
import { event, eventually, recordedReason, request, uniqueRoom, within } from "../harness.js";

const DETECTION_TIMEOUT_MS = 10_000;

export function vanishing(party) {
  const { server } = party;

  describe("raw clients that misbehave", { concurrency: true }, () => {
    it("are removed with all their rooms when they stop answering pings on WebSocket", async (t) => {
      const room = uniqueRoom();
      const client = await connectWebSocket(t, server);
      const joined = client.next("43");
      client.send(`420["join","${room}"]`);
      await joined;
      const observer = await party.connect(t);
      const isEmpty = async () => (await request(observer, "ask-all", { room })).missing === 0;
      assert.equal(await isEmpty(), false);
      assert.equal(await recordedReason(t, party, client.id, DETECTION_TIMEOUT_MS), "ping timeout");
      assert.equal(await isEmpty(), true);
    });

    it("are removed when they stop polling", async (t) => {
      const id = await connectPolling(server);
      assert.equal(await recordedReason(t, party, id, DETECTION_TIMEOUT_MS), "ping timeout");
    });

    it("are removed at once when their WebSocket breaks off without a closing handshake", async (t) => {
      const client = await connectWebSocket(t, server);
      client.terminate();
      assert.equal(await recordedReason(t, party, client.id), "transport close");
    });

    it("are removed for a packet that is not of the transport protocol", async (t) => {
      const client = await connectWebSocket(t, server);
      client.send("x");
      await client.closed;
      assert.equal(await recordedReason(t, party, client.id), "parse error");
    });

    it("are removed for joining a namespace twice", async (t) => {
      const client = await connectWebSocket(t, server);
      client.send("40");
      await client.closed;
      assert.match(await recordedReason(t, party, client.id), /^forced (server )?close$/);
    });

    it("are removed when they join no namespace, even if they answer pings", async (t) => {
      const client = openWebSocket(t, server);
      client.onPacket("2", () => client.send("3"));
      await client.next("0{");
      await within(client.closed, "the server to close the connection", DETECTION_TIMEOUT_MS);
    });
  });
}

const address = (server, transport) => `${server.url}/socket.io/?EIO=4&transport=${transport}`;

function openWebSocket(t, server) {
  const socket = new WebSocket(address(server, "websocket").replace("http", "ws"));
  t.after(() => socket.terminate());
  const received = [];
  const listeners = [];
  socket.on("message", (data) => {
    const packet = data.toString();
    received.push(packet);
    listeners.filter(({ prefix }) => packet.startsWith(prefix)).forEach(({ listener }) => listener(packet));
  });
  const onPacket = (prefix, listener) => listeners.push({ prefix, listener });
  return {
    closed: event(socket, "close", DETECTION_TIMEOUT_MS),
    onPacket,
    next: (prefix) => within(new Promise((resolve) => onPacket(prefix, resolve)), `a packet ${prefix}`),
    send: (packet) => socket.send(packet),
    terminate: () => socket.terminate(),
  };
}

async function connectWebSocket(t, server) {
  const client = openWebSocket(t, server);
  await client.next("0{");
  const connected = client.next("40");
  client.send("40");
  const { sid } = JSON.parse((await connected).slice(2));
  return { ...client, id: sid };
}

async function connectPolling(server) {
  const url = address(server, "polling");
  const { sid } = JSON.parse((await getText(url)).slice(1));
  const session = `${url}&sid=${sid}`;
  await fetch(session, { method: "POST", body: "40" });
  const readConnect = async () => /40\{"sid":"([^"]+)"/.exec(await getText(session))?.[1] ?? null;
  return eventually(readConnect, "the namespace to be joined");
}

const getText = async (url) => (await fetch(url)).text();
