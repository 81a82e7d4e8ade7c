import { failureOf, ParleyError } from "../failure.ts";
import type { Failure, Id, Timeline } from "../model.ts";
import type { Remote } from "../remote.ts";
import { without } from "../store/list.ts";
import type { CatchUp } from "./catchUp.ts";
import type { History } from "./history.ts";
import type { Threads } from "./threads.ts";

/** Timelines that are kept of threads which are no longer on the screen, so that going back shows them at once. */
const MAX_KEPT = 20;

/** The threads on the screen, and those that were there lately: loaded, listened to, and brought up to date. */
export class OpenThreads {
  readonly #remote: Remote;
  readonly #threads: Threads;
  readonly #history: History;
  readonly #catchUp: CatchUp;
  readonly #viewers = new Map<Id, number>();

  constructor(remote: Remote, threads: Threads, history: History, catchUp: CatchUp) {
    this.#remote = remote;
    this.#threads = threads;
    this.#history = history;
    this.#catchUp = catchUp;
  }

  open(threadId: Id): () => void {
    const viewers = this.#viewers.get(threadId) ?? 0;
    this.#viewers.set(threadId, viewers + 1);
    if (viewers === 0) void this.#show(threadId);
    let isOpen = true;
    return () => {
      if (isOpen) this.#close(threadId);
      isOpen = false;
    };
  }

  /** There is a connection again: listens, and asks for what was missed. */
  async resume(): Promise<void> {
    await Promise.all([...this.#viewers.keys()].map((threadId) => this.#join(threadId)));
    const { messages } = this.#remote.store.data;
    await this.#catchUp.run(Object.keys(messages));
    const failed = [...this.#viewers.keys()].filter(
      (id) => messages[id] === undefined || messages[id].phase === "failed",
    );
    await Promise.all(failed.map((threadId) => this.#show(threadId)));
  }

  async #show(threadId: Id): Promise<void> {
    try {
      await this.#join(threadId);
      if (this.#isIncomplete(threadId)) await this.#threads.refresh(threadId);
      if (this.#remote.store.data.messages[threadId]?.phase === "ready") await this.#catchUp.run([threadId]);
      else await this.#load(threadId);
    } catch (error) {
      this.#fail(threadId, failureOf(error));
    }
  }

  // What is here already stays on the screen; the connection says that it may be old.
  #fail(threadId: Id, failure: Failure): void {
    this.#remote.store.update((data) => {
      if (data.messages[threadId]?.phase === "ready") return data;
      const failed: Timeline = { phase: "failed", items: [], rev: 0, hasOlder: false, loadingOlder: false, failure };
      return { ...data, messages: { ...data.messages, [threadId]: failed } };
    });
  }

  // Events that come while the page is loaded are not in it.
  async #load(threadId: Id): Promise<void> {
    await this.#history.open(threadId);
    const { conversations, messages } = this.#remote.store.data;
    if ((conversations[threadId]?.rev ?? 0) > (messages[threadId]?.rev ?? 0)) this.#catchUp.repair(threadId);
  }

  /** Lists and events do not name all members of large groups. */
  #isIncomplete(threadId: Id): boolean {
    const { conversations, members } = this.#remote.store.data;
    return (conversations[threadId]?.participantCount ?? Infinity) > (members[threadId]?.length ?? 0);
  }

  async #join(threadId: Id): Promise<void> {
    const { words, link } = this.#remote;
    if (words.join === undefined || !link.isOnline) return;
    try {
      await link.ask(words.join(threadId));
    } catch (error) {
      // Whether one may be here is said by REST, too; without a connection it is joined at its return.
      if (!(error instanceof ParleyError)) throw error;
    }
  }

  #close(threadId: Id): void {
    const viewers = (this.#viewers.get(threadId) ?? 1) - 1;
    if (viewers > 0) {
      this.#viewers.set(threadId, viewers);
      return;
    }
    this.#viewers.delete(threadId);
    const { words, link } = this.#remote;
    if (words.leave !== undefined) link.tell(words.leave(threadId));
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    const closed = Object.keys(this.#remote.store.data.messages).filter((id) => !this.#viewers.has(id));
    const oldest = closed.length > MAX_KEPT ? closed[0] : undefined;
    if (oldest === undefined) return;
    this.#remote.store.update((data) => ({ ...data, messages: without(data.messages, oldest) }));
  }
}
