import { ENGINE_PATH, SOCKET_PATH, TRANSPORTS, withSession } from "../sessions.js";
import { feed, join, packetsOf, probeEngine, probeSocket, socketPacketsOf } from "../sessions.js";

/**
 * When a case runs: most run together; those that wait for a timer of the server wait together
 * afterwards, when nothing delays them; those that keep a server busy run alone.
 */
export const TOGETHER = "together";
export const WAITING = "waiting";
export const ALONE = "alone";

/** `input` is the name without the transport and the state in which the input is sent. */
export function defineCase(name, run, { phase = TOGETHER, input = name } = {}) {
  return { name, input, run, phase };
}

/** The same packets on the Engine.IO endpoint, over each of the transports. */
export function engineCases(inputs, { transports = TRANSPORTS, phase } = {}) {
  return Object.entries(inputs).flatMap(([input, packets]) => {
    return transports.map((transport) => {
      const run = (server) => withSession(server, transport, ENGINE_PATH, (session) => runEngine(session, packets));
      return defineCase(`${input} [${transport}]`, run, { phase, input });
    });
  });
}

/** The same Socket.IO packets over each of the transports, after joining the given namespaces. */
export function socketCases(state, inputs, { joins = [], probes = joins, phase } = {}) {
  return Object.entries(inputs).flatMap(([input, packets]) => {
    return TRANSPORTS.map((transport) => {
      const use = (session) => runSocket(session, packets, joins, probes);
      const run = (server) => withSession(server, transport, SOCKET_PATH, use);
      return defineCase(`${input}, ${state} [${transport}]`, run, { phase, input });
    });
  });
}

/** Several payloads, sent one after the other. */
export function inTurn(...payloads) {
  return { payloads };
}

/** One payload, sent byte by byte as it is. */
export function rawBytes(...parts) {
  return { bytes: Buffer.concat(parts.map((part) => Buffer.from(part))) };
}

async function runEngine(session, packets) {
  const posts = await feed(session, payloadsOf(packets));
  const after = await probeEngine(session);
  return { ...posts, packets: packetsOf(session), after };
}

async function runSocket(session, packets, joins, probes) {
  for (const namespace of joins) await join(session, namespace);
  const posts = await feed(session, payloadsOf(packets).map(asMessages));
  const after = await probeSocket(session, probes);
  return { ...posts, packets: socketPacketsOf(session), after };
}

function payloadsOf(packets) {
  return packets.payloads ?? [packets];
}

function asMessages(payload) {
  if (payload.bytes) return payload;
  return [payload].flat().map((packet) => (Buffer.isBuffer(packet) ? packet : `4${packet}`));
}
