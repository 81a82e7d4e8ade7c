import { Client } from "./client.ts";
import type { Parley, ParleyOptions } from "./parley.ts";

/**
 * The chat of one user through one gateway.
 *
 * @example
 * const parley = createParley({ gateway: "chat", url: "https://chat.example.com", token: fetchToken });
 * parley.connect();
 * parley.store.subscribe((state) => show(state.list.ids.map((id) => state.conversations[id])));
 * await parley.loadThreads();
 */
export function createParley(options: ParleyOptions): Parley {
  return new Client(options);
}
