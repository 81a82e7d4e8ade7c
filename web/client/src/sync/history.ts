import { asRefusal, failureOf } from "../failure.ts";
import type { Id, Message, Timeline } from "../model.ts";
import { pathOf, readMessage, type Remote } from "../remote.ts";
import { withoutOutgoing } from "../store/messages.ts";
import { change, put } from "../store/record.ts";
import { prepend } from "../store/timeline.ts";
import type { HistoryPage } from "../wire/answers.ts";
import { Running } from "./running.ts";

const FIRST_PAGE = 50;
const PAGE = 100;

/** Loads the messages of a thread, the newest first and older ones by pages. */
export class History {
  readonly #remote: Remote;
  readonly #loading = new Running();

  constructor(remote: Remote) {
    this.#remote = remote;
  }

  /**
   * Loads the newest messages into a timeline that is here, in place of what it has. The thread has to be known: what changes from its `rev` on is
   * told by events, or asked for afterwards.
   */
  async open(threadId: Id): Promise<void> {
    const rev = this.#remote.store.data.conversations[threadId]?.rev ?? 0;
    const page = await this.#page(threadId, FIRST_PAGE);
    const ready: Timeline = { phase: "ready", ...page, rev, loadingOlder: false };
    this.#remote.store.update((data) =>
      page.items.reduce(
        withoutOutgoing,
        change(data, "messages", threadId, () => ready),
      ),
    );
  }

  /** Loads the page before what is here; whoever asks meanwhile waits for the same one. */
  older(threadId: Id): Promise<void> {
    return this.#loading.run(threadId, () => this.#older(threadId));
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
    const { items } = await this.#page(threadId, 1, `&around=${encodeURIComponent(messageId)}`).catch(nowhere);
    const quote = items.find(({ id }) => id === messageId) ?? null;
    store.update((data) => put(data, "quotes", messageId, quote));
  }

  async #older(threadId: Id): Promise<void> {
    const timeline = this.#timeline(threadId);
    const oldest = timeline?.items[0];
    if (timeline?.phase !== "ready" || !timeline.hasOlder || oldest === undefined) return;

    // Another timeline may be in its place meanwhile, or none.
    const update = (to: (now: Timeline) => Timeline) =>
      this.#remote.store.update((data) =>
        change(data, "messages", threadId, (now) => (now.items[0]?.id === oldest.id ? to(now) : now)),
      );
    update((now) => ({ ...now, loadingOlder: true, failure: undefined }));
    try {
      const { items, hasOlder } = await this.#page(threadId, PAGE, `&before=${oldest.seq}`);
      update((now) => ({ ...now, items: prepend(now.items, items), hasOlder, loadingOlder: false }));
    } catch (error) {
      const failure = failureOf(error);
      update((now) => ({ ...now, loadingOlder: false, failure }));
    }
  }

  async #page(threadId: Id, limit: number, from = ""): Promise<Pick<Timeline, "items" | "hasOlder">> {
    const path = pathOf(this.#remote, threadId, `/messages?limit=${limit}${from}`);
    const { items, nextCursor } = await this.#remote.rest.call<HistoryPage<unknown>>("GET", path);
    return { items: items.map((wire) => readMessage(this.#remote, wire)).toReversed(), hasOlder: nextCursor !== null };
  }

  #timeline(threadId: Id): Timeline | undefined {
    return this.#remote.store.data.messages[threadId];
  }
}

// A quote of a message that one may not see, or that does not exist, is shown as gone; without a server it is asked for again.
function nowhere(error: unknown): { items: readonly Message[] } {
  if (asRefusal(error).isTemporary) throw error;
  return { items: [] };
}
