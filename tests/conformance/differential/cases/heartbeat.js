import { setTimeout as delay } from "node:timers/promises";
import { PONG, frame } from "../clients/frames.js";
import { ENGINE_PATH, SOCKET_PATH, TRANSPORTS, join, packetsOf, probeEngine } from "../sessions.js";
import { probeSocket, socketPacketsOf, withSession } from "../sessions.js";
import { WAITING, defineCase } from "./case.js";

// The servers ping every 300 ms, wait 200 ms for the pong and 1,000 ms for the first CONNECT.
const PING_INTERVAL_MS = 300;
const WITHIN_TIMEOUT_MS = 120;
const BEYOND_CONNECT_TIMEOUT_MS = 1_200;
const BEYOND_HEARTBEAT_MS = 800;

const engineActs = {
  "a client that never answers a ping": async (session) => ({ after: await session.describeEnd() }),
  "a client that answers two pings": async (session) => {
    await answerPing(session, "3");
    await answerPing(session, "3");
    return probed(session);
  },
  "a client that answers a ping with data": async (session) => {
    await answerPing(session, "3data");
    await answerPing(session, "3");
    return probed(session);
  },
  "a client that answers a ping with a noop": async (session) => {
    await answerPing(session, "6");
    return { after: await session.describeEnd() };
  },
  "a client that answers a ping with a ping": async (session) => {
    await answerPing(session, "2");
    return { after: await session.describeEnd() };
  },
  "a message extends the wait for a pong": async (session) => {
    await takePing(session);
    await sendAfter(WITHIN_TIMEOUT_MS, session, "4still here");
    await sendAfter(WITHIN_TIMEOUT_MS, session, "3");
    await answerPing(session, "3");
    return probed(session);
  },
  "a second message does not extend the wait for a pong": async (session) => {
    await takePing(session);
    await sendAfter(WITHIN_TIMEOUT_MS, session, "4still here");
    await sendAfter(WITHIN_TIMEOUT_MS, session, "4still here");
    await sendAfter(WITHIN_TIMEOUT_MS, session, "3");
    return probed(session);
  },
  "the first ping": async (session) => {
    const start = Date.now();
    await takePing(session);
    const elapsed = Date.now() - start;
    return { isOnTime: elapsed > PING_INTERVAL_MS - 100 && elapsed < PING_INTERVAL_MS + 150 };
  },
};

const socketActs = {
  "a connection that never joins a namespace": async (session) => ({ after: await session.describeEnd() }),
  "a connection that only asks for an unknown namespace": async (session) => {
    await session.send(["40/unknown,"]);
    return { after: await session.describeEnd() };
  },
  "a connection that joined in time": async (session) => {
    await join(session, "/");
    await delay(BEYOND_CONNECT_TIMEOUT_MS);
    return { after: await probeSocket(session, ["/"]) };
  },
  "a connection that joined only /custom": async (session) => {
    await join(session, "/custom");
    await delay(BEYOND_CONNECT_TIMEOUT_MS);
    return { after: await probeSocket(session, ["/custom"]) };
  },
  "a connection that left its only namespace": async (session) => {
    await join(session, "/");
    await session.send(["41"]);
    await delay(BEYOND_CONNECT_TIMEOUT_MS);
    return { after: await probeSocket(session, ["/"]) };
  },
  "a connection that left its only namespace and joins again": async (session) => {
    await join(session, "/");
    await session.send(["41"]);
    await delay(BEYOND_CONNECT_TIMEOUT_MS);
    await join(session, "/");
    return { after: await probeSocket(session, ["/"]) };
  },
};

export const heartbeats = [
  ...onEachTransport(engineActs, ENGINE_PATH, { answersPings: false }, packetsOf),
  ...onEachTransport(socketActs, SOCKET_PATH, {}, socketPacketsOf),
  defineCase("a client that answers a ping with a pong frame", pongFrame, { phase: WAITING }),
  defineCase("a session that never polls", neverPolling, { phase: WAITING }),
];

function onEachTransport(acts, path, options, packetsOfSession) {
  return Object.entries(acts).flatMap(([name, act]) => {
    const use = async (session) => ({ ...(await act(session)), packets: packetsOfSession(session) });
    return TRANSPORTS.map((transport) => {
      const run = (server) => withSession(server, transport, path, use, options);
      return defineCase(`${name} [${transport}]`, run, { phase: WAITING, input: name });
    });
  });
}

function pongFrame(server) {
  const use = async (session) => {
    await takePing(session);
    session.write(frame(PONG));
    return { after: await session.describeEnd() };
  };
  return withSession(server, "websocket", ENGINE_PATH, use, { answersPings: false });
}

function neverPolling(server) {
  const use = async (session) => {
    await delay(BEYOND_HEARTBEAT_MS);
    return { post: await session.send(["4late"]) };
  };
  return withSession(server, "polling", ENGINE_PATH, use, { polls: false });
}

function takePing(session) {
  return session.transcript.take((packet) => packet === "2");
}

async function answerPing(session, answer) {
  await takePing(session);
  await session.send([answer]);
}

async function sendAfter(milliseconds, session, packet) {
  await delay(milliseconds);
  await session.send([packet]);
}

async function probed(session) {
  return { after: await probeEngine(session) };
}
