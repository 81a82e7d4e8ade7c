import { assemble } from "./assembly.js";
import { PollingSession } from "./clients/polling-session.js";
import { WebSocketSession } from "./clients/websocket-session.js";
import { describePacket, describeSocketPacket } from "./outcome.js";

export const ENGINE_PATH = "/engine.io/";
export const SOCKET_PATH = "/socket.io/";
export const TRANSPORTS = ["polling", "websocket"];

const SESSIONS = { polling: PollingSession, websocket: WebSocketSession };
const PROBE = "4probe-text";
const PROBE_ACK_ID = 999;

/** Opens a session for the time of `use`; the options are those of the session. */
export async function withSession(server, transport, path, use, options) {
  const session = await SESSIONS[transport].open(server, path, options);
  try {
    return await use(session);
  } finally {
    session.close();
  }
}

/**
 * Sends the payloads one after the other. A payload is a packet, a list of packets or `{ bytes }`,
 * which is sent as it is. The result has the answers of the POSTs, if there were any.
 */
export async function feed(session, payloads) {
  const answers = [];
  for (const payload of payloads) {
    await session.waitUntilListening();
    answers.push(await (payload.bytes ? session.sendBytes(payload.bytes) : session.send([payload].flat())));
    await session.settle();
  }
  return answers[0] === undefined ? {} : numbered("post", answers);
}

/** A list as fields, so that a row of the deviation table can be about each of them. */
export function numbered(name, values) {
  return Object.fromEntries(values.map((value, index) => [values.length > 1 ? `${name} ${index + 1}` : name, value]));
}

/** Whether an echo still works on an Engine.IO session, or how the session ended. */
export async function probeEngine(session) {
  await session.send([PROBE]);
  const isEchoed = await session.transcript.take((packet) => packet === PROBE);
  return isEchoed ? "open" : session.describeEnd();
}

export function packetsOf(session) {
  return session.transcript.entries.map(describePacket);
}

/** Joins a namespace and takes the two packets that this brings. */
export async function join(session, namespace) {
  const prefix = prefixOf(namespace);
  await session.send([`40${prefix}`]);
  const answer = await session.transcript.take((packet) => packet.startsWith(`40${prefix}{`));
  const greeting = await session.transcript.take((packet) => packet.startsWith(`42${prefix}["auth"`));
  if (!answer || !greeting) throw new Error(`${namespace} could not be joined`);
}

/** Whether a Socket.IO connection is open and which of the namespaces it is joined to, or how it ended. */
export async function probeSocket(session, namespaces) {
  // A namespace that does not exist is refused in every state, and the refusal changes nothing.
  if (!(await ask(session, "40/liveness,", '44/liveness,{"message":"Invalid namespace"}'))) {
    return session.describeEnd();
  }
  const states = [];
  for (const namespace of namespaces) states.push(await probeNamespace(session, namespace));
  return ["open", ...states].join(", ");
}

export function socketPacketsOf(session) {
  return assemble(session.transcript.entries).map(describeSocketPacket);
}

async function probeNamespace(session, namespace) {
  const target = `${prefixOf(namespace)}${PROBE_ACK_ID}`;
  const question = `42${target}["message-with-ack","alive"]`;
  if (await ask(session, question, `43${target}["alive"]`)) return `joined to ${namespace}`;
  return session.transcript.hasEnded ? `not joined to ${namespace}` : `deaf on ${namespace}`;
}

async function ask(session, question, answer) {
  await session.send([question]);
  return session.transcript.take((packet) => describeSocketPacket(packet) === answer);
}

function prefixOf(namespace) {
  return namespace === "/" ? "" : `${namespace},`;
}
