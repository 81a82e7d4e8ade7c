import { ParleyError } from "../failure.ts";
import type { Id, Message } from "../model.ts";
import { readMessage, readThread, type Remote } from "../remote.ts";
import { apply, withoutThread } from "../store/apply.ts";
import type { ParleyData } from "../store/state.ts";
import type { SyncAnswer } from "../wire/acks.ts";
import type { Summary } from "../wire/summaries.ts";
import { merge } from "../store/timeline.ts";

/** How many threads a sync takes at most. */
const MAX_THREADS = 200;

/** Repairs are collected for a moment: what was overtaken by a message often arrives right after it. */
const PATIENCE = 100;

/** What a thread lacks, as far as it was answered. */
interface Missed {
  readonly id: Id;
  readonly rev: number;
  readonly messages: readonly Message[];
}

/** Brings open threads up to date: after a reconnect, and where an event shows that another one is missing. */
export class CatchUp {
  readonly #remote: Remote;
  readonly #onReset: () => void;
  readonly #missing = new Set<Id>();
  #epoch: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onReset Everything that is here is of a database that was restored since. */
  constructor(remote: Remote, onReset: () => void) {
    this.#remote = remote;
    this.#onReset = onReset;
  }

  /** The history that the server has; with another one nothing that is here counts. */
  belongTo(epoch: string): void {
    const isOther = this.#epoch !== undefined && this.#epoch !== epoch;
    this.#epoch = epoch;
    if (isOther) this.#onReset();
  }

  /** Something of a thread is missing, unless it comes by itself in a moment. */
  repair(threadId: Id): void {
    this.#missing.add(threadId);
    this.#timer ??= setTimeout(() => void this.#repair(), PATIENCE);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#missing.clear();
  }

  /** Asks for everything that was missed of these threads. */
  async run(threadIds: readonly Id[]): Promise<void> {
    const { data } = this.#remote.store;
    const open = threadIds.filter((id) => data.messages[id]?.phase === "ready");
    for (let start = 0; start < open.length; start += MAX_THREADS) {
      let behind = open
        .slice(start, start + MAX_THREADS)
        .map((id): Missed => ({ id, rev: data.messages[id]!.rev, messages: [] }));
      while (behind.length > 0) behind = await this.#ask(behind);
    }
  }

  async #repair(): Promise<void> {
    const missing = [...this.#missing];
    this.stop();
    try {
      await this.run(missing);
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error;
      // Away, everything is asked for at the return; otherwise soon again.
      if (this.#remote.link.isOnline) for (const threadId of missing) this.repair(threadId);
    }
  }

  /** Asks once, and shows what is complete; returns the threads of which there is more. */
  async #ask(behind: readonly Missed[]): Promise<Missed[]> {
    const { store, rest, words } = this.#remote;
    const answer = await rest.call<SyncAnswer<unknown>>("POST", `/sync?dialect=${words.dialect}`, {
      ...(this.#epoch !== undefined && { epoch: this.#epoch }),
      conversations: behind.map(({ id, rev }) => ({ id, rev })),
    });
    this.belongTo(answer.epoch);
    if (answer.resyncRequired) return [];

    store.update((data) => answer.removed.reduce(withoutThread, data));
    const more: Missed[] = [];
    for (const told of answer.conversations) {
      const before = behind.find(({ id }) => id === told.id)?.messages ?? [];
      const messages = [...before, ...told.messages.map((wire) => readMessage(this.#remote, wire))];
      if (told.conversation !== undefined) this.#showThread(told.conversation);
      if (told.hasMore) more.push({ id: told.id, rev: told.rev, messages });
      else store.update((data) => caughtUp(data, told.id, messages, told.rev));
    }
    return more;
  }

  #showThread(wire: Summary<unknown>): void {
    this.#remote.store.apply({ type: "thread", view: readThread(this.#remote, wire) });
  }
}

/**
 * Everything that was missed of a thread, at once: pages go by `rev`, and a message that was edited since comes on a later one than those after
 * it, so that a page alone has gaps.
 */
function caughtUp(data: ParleyData, threadId: Id, messages: readonly Message[], rev: number): ParleyData {
  const timeline = data.messages[threadId];
  if (timeline?.phase !== "ready") return data;

  const inOrder = messages.toSorted((one, other) => one.seq - other.seq);
  const items = merge(timeline.items, inOrder);
  const now = { ...timeline, items, rev: Math.max(rev, timeline.rev) };
  const next = { ...data, messages: { ...data.messages, [threadId]: now } };
  return inOrder.reduce((seen, message) => apply(seen, { type: "message", message }), next);
}
