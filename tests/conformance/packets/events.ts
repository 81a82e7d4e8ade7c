export type * from "./events/acks.ts";
export type * from "./events/chat.ts";
export type * from "./events/conversations.ts";
export type * from "./events/messages.ts";
export type * from "./events/orders.ts";
export type * from "./events/payloads.ts";
export type * from "./events/session.ts";
export type * from "./events/summaries.ts";
export type * from "./events/words.ts";

/** An event as it is on the wire: its name, then its payload. */
export type Packet<Events, Name extends keyof Events> = Events[Name] extends (...payload: infer Payload) => void
  ? [name: Name, ...payload: Payload]
  : never;
