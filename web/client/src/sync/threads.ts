import { failureOf } from "../failure.ts";
import type { Id } from "../model.ts";
import { pathOf, readThread, type Remote } from "../remote.ts";
import { withThread } from "../store/apply.ts";
import type { ThreadView } from "../store/change.ts";
import { place, sorted } from "../store/list.ts";
import type { ParleyData } from "../store/state.ts";
import type { Page } from "../wire/answers.ts";
import type { Summary } from "../wire/summaries.ts";

const PAGE = 50;

/** Pages of the list that are loaded again after a reconnect; what lies beyond is loaded again by scrolling. */
const MAX_RELOADED = 4;

/** Loads threads: the list by pages, and single ones that events speak of. */
export class Threads {
  readonly #remote: Remote;
  readonly #refreshing = new Map<Id, Promise<void>>();
  #pages = 0;
  #cursor: string | null = null;

  constructor(remote: Remote) {
    this.#remote = remote;
  }

  get isListed(): boolean {
    return this.#remote.store.data.list.phase !== "idle";
  }

  /** Loads the first page; the next ones by `more`. */
  async load(): Promise<void> {
    if (this.#remote.store.data.list.phase === "loading") return;
    this.#list({ phase: this.#remote.store.data.list.ids.length > 0 ? "ready" : "loading" });
    await this.#try(() => this.#reload());
  }

  async more(): Promise<void> {
    const { hasMore, loadingMore } = this.#remote.store.data.list;
    if (!hasMore || loadingMore) return;
    this.#list({ loadingMore: true });
    await this.#try(async () => {
      const views = await this.#page(this.#cursor);
      this.#pages++;
      this.#put(views, this.#remote.store.data.list.ids);
    });
    this.#list({ loadingMore: false });
  }

  /** Loads one thread again: something of it has changed that was not told, or it is not known. */
  refresh(threadId: Id): Promise<void> {
    const running = this.#refreshing.get(threadId);
    if (running !== undefined) return running;
    const started = this.#refresh(threadId).finally(() => this.#refreshing.delete(threadId));
    this.#refreshing.set(threadId, started);
    return started;
  }

  async #refresh(threadId: Id): Promise<void> {
    const wire = await this.#remote.rest.call<Summary<unknown>>("GET", pathOf(this.#remote, threadId));
    this.show(readThread(this.#remote, wire));
  }

  /** Shows a thread, in the list, too, where there is one. */
  show(view: ThreadView): void {
    this.#remote.store.update((data) => listed(withThread(data, view), view.summary.id));
  }

  async #reload(): Promise<void> {
    const views: ThreadView[] = [];
    const pages = Math.min(Math.max(this.#pages, 1), MAX_RELOADED);
    this.#cursor = null;
    for (this.#pages = 0; this.#pages < pages && (this.#pages === 0 || this.#cursor !== null); this.#pages++) {
      views.push(...(await this.#page(this.#cursor)));
    }
    this.#put(views, []);
  }

  async #page(cursor: string | null): Promise<readonly ThreadView[]> {
    const { words, rest } = this.#remote;
    const after = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const { items, nextCursor } = await rest.call<Page<Summary<unknown>>>("GET", `${words.path}?limit=${PAGE}${after}`);
    this.#cursor = nextCursor;
    return items.map((wire) => readThread(this.#remote, wire));
  }

  #put(views: readonly ThreadView[], before: readonly Id[]): void {
    this.#remote.store.update((data) => {
      const known = views.reduce(withThread, data);
      const ids = sorted([...before, ...views.map(({ summary }) => summary.id)], known.conversations);
      return { ...known, list: { phase: "ready", ids, hasMore: this.#cursor !== null, loadingMore: false } };
    });
  }

  async #try(load: () => Promise<void>): Promise<void> {
    try {
      await load();
    } catch (error) {
      const failure = failureOf(error);
      this.#list(this.#remote.store.data.list.ids.length > 0 ? { failure } : { phase: "failed", failure });
    }
  }

  #list(change: Partial<ParleyData["list"]>): void {
    this.#remote.store.update((data) => ({ ...data, list: { ...data.list, ...change } }));
  }
}

function listed(data: ParleyData, threadId: Id): ParleyData {
  if (data.list.phase === "idle") return data;
  const ids = place(data.list.ids, data.conversations, threadId);
  return ids === data.list.ids ? data : { ...data, list: { ...data.list, ids } };
}
