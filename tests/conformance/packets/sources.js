import { literal } from "./compiler.js";

/** It has no payload, and so no file. */
const WITHOUT_FIXTURE = "auth:expired";

/** The packet is one of the event. */
export function packetSource(gateway, event, json) {
  return literal(`Packet<${gateway.serverEvents}, ${JSON.stringify(event)}>`, json);
}

/** These are the events that clients hear, each of them and no other. */
export function serverEventsSource(gateway, events) {
  return literal(`Record<Exclude<keyof ${gateway.serverEvents}, "${WITHOUT_FIXTURE}">, true>`, setOf(events));
}

/** These are the events that clients may send, each of them and no other. */
export function clientEventsSource(gateway, events) {
  return literal(`Record<keyof ${gateway.clientEvents}, true>`, setOf(events));
}

function setOf(names) {
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, true])));
}
