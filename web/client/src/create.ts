import type { Parley, ParleyOptions } from "./parley.ts";

export function createParley(_options: ParleyOptions): Parley {
  throw new Error();
}
