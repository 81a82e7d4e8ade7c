import type { Link } from "./connection/link.ts";
import type { Tokens } from "./connection/tokens.ts";
import type { GatewayWords } from "./gateways/words.ts";
import type { Message } from "./model.ts";
import type { Rest } from "./rest.ts";
import type { ThreadView } from "./store/change.ts";
import type { ParleyStore } from "./store/store.ts";
import { viewOf } from "./gateways/words.ts";
import type { Summary } from "./wire/summaries.ts";

/** The server, as one gateway's client calls it; with the store that its answers go to. */
export interface Remote {
  readonly words: GatewayWords;
  readonly rest: Rest;
  readonly tokens: Tokens;
  readonly link: Link;
  readonly store: ParleyStore;
}

/** The path of a thread in REST. */
export function pathOf({ words }: Remote, threadId: string, part = ""): string {
  return `${words.path}/${encodeURIComponent(threadId)}${part}`;
}

/** A message of the server, in the words of all gateways. */
export function readMessage({ words }: Remote, wire: unknown): Message {
  return words.message(wire as never);
}

/** A thread of the server, in the words of all gateways. */
export function readThread({ words }: Remote, wire: Summary<unknown>): ThreadView {
  return viewOf(wire, (message) => words.message(message as never));
}
