import type { Id, UserId } from "../model.ts";
import type { Remote } from "../remote.ts";

/** A start is repeated at most this often, in milliseconds. */
const REPEAT = 2_000;

/** Without another key, typing has ended; the server thinks so, too. */
const END = 6_000;

/** A stop of somebody else that got lost, in milliseconds: a little more than the server waits itself. */
const LOST = 7_000;

/** Who types: oneself, and the others. */
export interface Typing {
  /** One has pressed a key, or has stopped. */
  tell(threadId: Id, on: boolean): void;
  /** Somebody else has begun or ended. */
  hear(threadId: Id, userId: UserId, on: boolean): void;
  /** Nobody is known to type while there is no connection. */
  stop(): void;
}

/** Tells that one types, sparingly, and forgets those who no longer do. */
export function createTyping({ link, words, store }: Remote): Typing {
  const started = new Map<Id, number>();
  const ends = new Map<string, ReturnType<typeof setTimeout>>();
  return {
    tell(threadId, on) {
      const since = Date.now() - (started.get(threadId) ?? -Infinity);
      if (on && since >= REPEAT) {
        started.set(threadId, Date.now());
        link.tell(words.typing(threadId, true));
      } else if (!on && started.delete(threadId) && since < END) {
        link.tell(words.typing(threadId, false));
      }
    },
    hear(threadId, userId, on) {
      const key = `${threadId} ${userId}`;
      clearTimeout(ends.get(key));
      ends.delete(key);
      if (!on) return;
      const stop = () => store.apply({ type: "typing", threadId, userId, on: false });
      ends.set(key, setTimeout(stop, LOST));
    },
    stop() {
      for (const end of ends.values()) clearTimeout(end);
      ends.clear();
      started.clear();
      store.update((data) => (Object.keys(data.typing).length === 0 ? data : { ...data, typing: {} }));
    },
  };
}
