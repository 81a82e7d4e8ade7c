import { failureOf, ParleyError } from "../failure.ts";
import type { Failure, Id, Message, Timeline } from "../model.ts";
import { pathOf, readMessage, type Remote } from "../remote.ts";
import { prepend } from "../store/timeline.ts";
import type { HistoryPage } from "../wire/answers.ts";

const FIRST_PAGE = 50;
const PAGE = 100;

/** Loads the messages of a thread, the newest first and older ones by pages. */
export class History {
  readonly #remote: Remote;
  readonly #loading = new Map<Id, Promise<void>>();

  constructor(remote: Remote) {
    this.#remote = remote;
  }

  /**
   * Loads the newest messages. The thread has to be known: what changes from its `rev` on is told by events, or asked for afterwards.
   */
  async open(threadId: Id): Promise<void> {
    const rev = this.#remote.store.data.conversations[threadId]?.rev ?? 0;
    this.#put(threadId, () => ({ phase: "loading", items: [], rev, hasOlder: false, loadingOlder: false }));
    try {
      const { messages, hasOlder } = await this.#page(threadId, FIRST_PAGE);
      this.#put(threadId, () => ({ phase: "ready", items: messages, rev, hasOlder, loadingOlder: false }));
    } catch (error) {
      this.#fail(threadId, failureOf(error), { phase: "failed" });
    }
  }

  /** Loads the page before what is here; whoever asks meanwhile waits for the same one. */
  older(threadId: Id): Promise<void> {
    const running = this.#loading.get(threadId);
    if (running !== undefined) return running;
    const started = this.#older(threadId).finally(() => this.#loading.delete(threadId));
    this.#loading.set(threadId, started);
    return started;
  }

  /** Loads pages until a message is here. */
  async until(threadId: Id, messageId: Id): Promise<boolean> {
    const items = () => this.#timeline(threadId)?.items ?? [];
    const isHere = () => items().some(({ id }) => id === messageId);
    while (!isHere() && this.#timeline(threadId)?.hasOlder) {
      const before = items().length;
      await this.older(threadId);
      if (items().length === before) break;
    }
    return isHere();
  }

  /** Loads one message that is older than what is here. */
  async quote(threadId: Id, messageId: Id): Promise<void> {
    const { store } = this.#remote;
    if (messageId in store.data.quotes || this.#timeline(threadId)?.items.some(({ id }) => id === messageId)) return;
    const { messages } = await this.#page(threadId, 1, `&around=${encodeURIComponent(messageId)}`).catch(nowhere);
    const quote = messages.find(({ id }) => id === messageId) ?? null;
    store.update((data) => ({ ...data, quotes: { ...data.quotes, [messageId]: quote } }));
  }

  async #older(threadId: Id): Promise<void> {
    const timeline = this.#timeline(threadId);
    const oldest = timeline?.items[0];
    if (timeline?.phase !== "ready" || !timeline.hasOlder || oldest === undefined) return;

    this.#put(threadId, ({ failure: _, ...now }) => ({ ...now, loadingOlder: true }));
    try {
      const { messages, hasOlder } = await this.#page(threadId, PAGE, `&before=${oldest.seq}`);
      this.#put(threadId, (now) => ({ ...now, items: prepend(now.items, messages), hasOlder, loadingOlder: false }));
    } catch (error) {
      this.#fail(threadId, failureOf(error), { loadingOlder: false });
    }
  }

  async #page(threadId: Id, limit: number, from = ""): Promise<{ messages: readonly Message[]; hasOlder: boolean }> {
    const path = pathOf(this.#remote, threadId, `/messages?limit=${limit}${from}`);
    const { items, nextCursor } = await this.#remote.rest.call<HistoryPage<unknown>>("GET", path);
    const messages = items.map((wire) => readMessage(this.#remote, wire)).toReversed();
    return { messages, hasOlder: nextCursor !== null };
  }

  #fail(threadId: Id, failure: Failure, change: Partial<Timeline>): void {
    this.#put(threadId, (now) => ({ ...now, ...change, failure }));
  }

  #timeline(threadId: Id): Timeline | undefined {
    return this.#remote.store.data.messages[threadId];
  }

  #put(threadId: Id, change: (now: Timeline) => Timeline): void {
    this.#remote.store.update((data) => ({
      ...data,
      messages: { ...data.messages, [threadId]: change(data.messages[threadId] ?? empty) },
    }));
  }
}

const empty: Timeline = { phase: "loading", items: [], rev: 0, hasOlder: false, loadingOlder: false };

// A quote of a message that one may not see, or that does not exist, is shown as gone; without a server it is asked for again.
function nowhere(error: unknown): { messages: readonly Message[] } {
  if (error instanceof ParleyError && !error.isTemporary) return { messages: [] };
  throw error;
}
