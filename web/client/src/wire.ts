export type * from "./wire/acks.ts";
export type * from "./wire/answers.ts";
export type * from "./wire/chat.ts";
export type * from "./wire/conversations.ts";
export type * from "./wire/messages.ts";
export type * from "./wire/orders.ts";
export type * from "./wire/payloads.ts";
export type * from "./wire/session.ts";
export type * from "./wire/summaries.ts";
export type * from "./wire/words.ts";

/** An event as it is on the wire: its name, then its payload. */
export type Packet<Events, Name extends keyof Events> = Events[Name] extends (...payload: infer Payload) => void
  ? [name: Name, ...payload: Payload]
  : never;
