import { asRefusal, failureOf } from "../failure.ts";
import type { Failure, Id, Timeline } from "../model.ts";
import type { Remote } from "../remote.ts";
import { put } from "../store/record.ts";
import type { ParleyData } from "../store/state.ts";
import { withoutTimeline } from "../store/threads.ts";
import type { CatchUp } from "./catchUp.ts";
import { Running } from "./running.ts";
import type { Threads } from "./threads.ts";

/** Timelines that are kept of threads which are no longer on the screen, so that going back shows them at once. */
const MAX_KEPT = 20;

/** The threads on the screen, and those that were there lately: loaded, listened to, and brought up to date. */
export class OpenThreads {
  readonly #remote: Remote;
  readonly #threads: Threads;
  readonly #catchUp: CatchUp;
  readonly #viewers = new Map<Id, number>();
  /** Threads that are no longer on the screen, in the order of closing. */
  readonly #closed = new Set<Id>();
  readonly #loading = new Running();

  constructor(remote: Remote, threads: Threads, catchUp: CatchUp) {
    this.#remote = remote;
    this.#threads = threads;
    this.#catchUp = catchUp;
    remote.store.api.subscribe((now, before) => this.#onConversations(now, before));
  }

  open(threadId: Id): () => void {
    const viewers = this.#viewers.get(threadId) ?? 0;
    this.#viewers.set(threadId, viewers + 1);
    this.#closed.delete(threadId);
    const hasFailed = this.#remote.store.data.messages[threadId]?.phase === "failed";
    if (viewers === 0 || hasFailed) void this.#show(threadId).catch(asRefusal);
    let isOpen = true;
    return () => {
      if (isOpen) this.#close(threadId);
      isOpen = false;
    };
  }

  /** There is a connection again: listens, and asks for what was missed. Rejects where nobody answers. */
  async resume(): Promise<void> {
    const watched = [...this.#viewers.keys()];
    await Promise.all(watched.map((threadId) => this.#join(threadId)));
    await this.#catchUp.run(Object.keys(this.#remote.store.data.messages));
    const missing = watched.filter((id) => this.#remote.store.data.messages[id]?.phase !== "ready");
    await Promise.all(missing.map((threadId) => this.#show(threadId)));
    // What was on its way before there was a connection lacks what came in between.
    await this.#catchUp.run(missing);
  }

  /** Brings a thread to the screen; where that is being done already, waits for it. */
  async #show(threadId: Id): Promise<void> {
    this.#put(threadId, "loading");
    const isLate = this.#loading.has(threadId);
    await this.#join(threadId);
    await this.#loading.run(threadId, () => this.#load(threadId));
    // It may have been left, and not been heard, while it was loaded.
    if (isLate) await this.#catchUp.run([threadId]);
  }

  async #load(threadId: Id): Promise<void> {
    try {
      if (this.#isIncomplete(threadId)) await this.#threads.refresh(threadId);
      if (this.#remote.store.data.messages[threadId]?.phase === "ready") await this.#catchUp.run([threadId]);
      else await this.#catchUp.open(threadId);
    } catch (error) {
      this.#put(threadId, "failed", failureOf(error));
      if (asRefusal(error).isTemporary) throw error;
    }
  }

  // What is here already stays on the screen; the connection says that it may be old.
  #put(threadId: Id, phase: "loading" | "failed", failure?: Failure): void {
    const empty: Timeline = {
      phase,
      items: [],
      rev: 0,
      hasOlder: false,
      loadingOlder: false,
      failure,
    };
    this.#remote.store.update((data) =>
      data.messages[threadId]?.phase === "ready" || !this.#viewers.has(threadId)
        ? data
        : put(data, "messages", threadId, empty),
    );
  }

  /** Somebody who was removed from a thread is in it again. */
  #onConversations({ conversations: now, messages }: ParleyData, { conversations: before }: ParleyData): void {
    if (now === before) return;
    for (const threadId of this.#viewers.keys()) {
      const isNew = threadId in now && !(threadId in before);
      if (isNew && messages[threadId]?.phase !== "ready") void this.#show(threadId).catch(asRefusal);
    }
  }

  /** Lists and events do not name all members of large groups. */
  #isIncomplete(threadId: Id): boolean {
    const { conversations, members } = this.#remote.store.data;
    return (conversations[threadId]?.participantCount ?? Infinity) > (members[threadId]?.length ?? 0);
  }

  async #join(threadId: Id): Promise<void> {
    const { words, link } = this.#remote;
    // Whether one may be here is said by REST, too; without a connection it is joined at its return.
    if (words.join !== undefined && link.isOnline) await link.ask(words.join(threadId)).catch(asRefusal);
  }

  #close(threadId: Id): void {
    const viewers = (this.#viewers.get(threadId) ?? 1) - 1;
    if (viewers > 0) {
      this.#viewers.set(threadId, viewers);
      return;
    }
    this.#viewers.delete(threadId);
    const { words, link, store } = this.#remote;
    if (words.leave !== undefined) link.tell(words.leave(threadId));
    this.#closed.add(threadId);
    const [oldest] = this.#closed;
    if (oldest === undefined || this.#closed.size <= MAX_KEPT) return;
    this.#closed.delete(oldest);
    store.update((data) => withoutTimeline(data, oldest));
  }
}
