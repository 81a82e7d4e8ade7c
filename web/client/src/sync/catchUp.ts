import { backoff } from "../connection/backoff.ts";
import { asRefusal } from "../failure.ts";
import type { Id, Message } from "../model.ts";
import { readMessage, readThread, type Remote } from "../remote.ts";
import { withMessage } from "../store/messages.ts";
import { change } from "../store/record.ts";
import type { ParleyData } from "../store/state.ts";
import { withoutThread } from "../store/threads.ts";
import { merge } from "../store/timeline.ts";
import type { SyncAnswer } from "../wire/acks.ts";
import type { History } from "./history.ts";
import type { Threads } from "./threads.ts";

/** Who has missed more than so many pages begins with the newest messages instead. */
const MAX_PAGES = 10;

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
  readonly #threads: Threads;
  readonly #history: History;
  readonly #onReset: () => void;
  readonly #missing = new Set<Id>();
  #epoch: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  /** @param onReset Everything that is here is of a database that was restored since. */
  constructor(remote: Remote, threads: Threads, history: History, onReset: () => void) {
    this.#remote = remote;
    this.#threads = threads;
    this.#history = history;
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
    this.#timer ??= setTimeout(() => void this.#repair(), this.#failures === 0 ? PATIENCE : backoff(this.#failures));
  }

  stop(): void {
    this.#failures = 0;
    this.#take();
  }

  /** Loads the newest messages of a thread. Events that come meanwhile are not among them. */
  async open(threadId: Id): Promise<void> {
    await this.#history.open(threadId);
    const { conversations, messages } = this.#remote.store.data;
    if ((conversations[threadId]?.rev ?? 0) > (messages[threadId]?.rev ?? Infinity)) this.repair(threadId);
  }

  /** Asks for everything that was missed of these threads, which are far less than the 200 that a sync takes. */
  async run(threadIds: readonly Id[]): Promise<void> {
    const { data } = this.#remote.store;
    const open = threadIds.filter((id) => data.messages[id]?.phase === "ready");
    let behind = open.map((id): Missed => ({ id, rev: data.messages[id]!.rev, messages: [] }));
    for (let page = 0; page < MAX_PAGES && behind.length > 0; page++) behind = await this.#ask(behind);
    await Promise.all(behind.map(({ id }) => this.#threads.refresh(id).then(() => this.open(id))));
  }

  #take(): readonly Id[] {
    const missing = [...this.#missing];
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#missing.clear();
    return missing;
  }

  async #repair(): Promise<void> {
    const missing = this.#take();
    try {
      await this.run(missing);
      this.#failures = 0;
      // What has overtaken the missing messages was counted as unread, they were not.
      for (const threadId of missing) void this.#threads.refresh(threadId).catch(asRefusal);
    } catch (error) {
      const { code, isTemporary } = asRefusal(error);
      // Away, everything is asked for at the return.
      if (!this.#remote.link.isOnline || !(isTemporary || code === "rate_limited")) return;
      this.#failures++;
      for (const threadId of missing) this.repair(threadId);
    }
  }

  /** Asks once, and shows what is complete; returns the threads of which there is more. */
  async #ask(behind: readonly Missed[]): Promise<Missed[]> {
    const { store, rest, words } = this.#remote;
    const answer = await rest.call<SyncAnswer<unknown>>("POST", `/sync?dialect=${words.dialect}`, {
      epoch: this.#epoch,
      conversations: behind.map(({ id, rev }) => ({ id, rev })),
    });
    this.belongTo(answer.epoch);
    if (answer.resyncRequired) return [];

    store.update((data) => answer.removed.reduce(withoutThread, data));
    const more: Missed[] = [];
    for (const { id, rev, hasMore, messages: told, conversation } of answer.conversations) {
      const before = behind.find((missed) => missed.id === id)?.messages ?? [];
      const messages = [...before, ...told.map((wire) => readMessage(this.#remote, wire))];
      if (conversation !== undefined) {
        this.#threads.show(readThread(this.#remote, conversation));
        // Not all members of a large group are named.
        const isShort = conversation.participants.length < conversation.participantCount;
        if (isShort) void this.#threads.refresh(id).catch(asRefusal);
      }
      if (hasMore) more.push({ id, rev, messages });
      else store.update((data) => caughtUp(data, id, messages, rev));
    }
    return more;
  }
}

/**
 * Everything that was missed of a thread, at once: pages go by `rev`, and a message that was edited since comes on a later one than those after
 * it, so that a page alone has gaps. The server has counted it in the total.
 */
function caughtUp(data: ParleyData, threadId: Id, messages: readonly Message[], rev: number): ParleyData {
  const inOrder = messages.toSorted((one, other) => one.seq - other.seq);
  const next = change(data, "messages", threadId, (timeline) =>
    timeline.phase === "ready"
      ? { ...timeline, items: merge(timeline.items, inOrder), rev: Math.max(rev, timeline.rev) }
      : timeline,
  );
  return inOrder.reduce(withMessage, next);
}
