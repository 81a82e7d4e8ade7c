import type { Id, UserId } from "../model.ts";
import type { Remote } from "../remote.ts";

/** A start is repeated at most this often, in milliseconds. */
const REPEAT = 2_000;

/** Without another key, typing has ended; the server thinks so, too. */
const END = 6_000;

/** A stop of somebody else that got lost, in milliseconds: a little more than the server waits itself. */
const LOST = 7_000;

/** Tells that one types, sparingly, and forgets those who no longer do. */
export class Typing {
  readonly #remote: Remote;
  readonly #started = new Map<Id, number>();
  readonly #ends = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(remote: Remote) {
    this.#remote = remote;
  }

  /** One has pressed a key, or has stopped. */
  tell(threadId: Id, on: boolean): void {
    const { link, words } = this.#remote;
    const since = Date.now() - (this.#started.get(threadId) ?? -Infinity);
    if (on && since >= REPEAT) {
      this.#started.set(threadId, Date.now());
      link.tell(words.typing(threadId, true));
    } else if (!on && this.#started.delete(threadId) && since < END) {
      link.tell(words.typing(threadId, false));
    }
  }

  /** Somebody else has begun or ended. */
  hear(threadId: Id, userId: UserId, on: boolean): void {
    const key = `${threadId} ${userId}`;
    clearTimeout(this.#ends.get(key));
    this.#ends.delete(key);
    if (!on) return;
    const stop = () => this.#remote.store.apply({ type: "typing", threadId, userId, on: false });
    this.#ends.set(key, setTimeout(stop, LOST));
  }

  /** Nobody is known to type while there is no connection. */
  stop(): void {
    for (const end of this.#ends.values()) clearTimeout(end);
    this.#ends.clear();
    this.#started.clear();
    this.#remote.store.update((data) => (Object.keys(data.typing).length === 0 ? data : { ...data, typing: {} }));
  }
}
