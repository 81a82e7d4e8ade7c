import { asRefusal, failureOf } from "../failure.ts";
import type { Id } from "../model.ts";
import { pathOf, readThread, type Remote } from "../remote.ts";
import { withTotal } from "../store/apply.ts";
import type { ThreadView } from "../store/change.ts";
import { listed, sorted, withList } from "../store/list.ts";
import type { ParleyData } from "../store/state.ts";
import { withThread } from "../store/threads.ts";
import type { Page } from "../wire/answers.ts";
import type { Unread } from "../wire/payloads.ts";
import type { Summary } from "../wire/summaries.ts";
import { Running } from "./running.ts";

const PAGE = 50;

/** Pages of the list that are loaded again after a reconnect; what lies beyond is loaded again by scrolling. */
const MAX_RELOADED = 4;

/** How long it is waited for more reasons to count what is unread, in milliseconds. */
const COUNT_DELAY = 1_000;

/** Loads threads: the list by pages, single ones that events speak of, and how much is unread in all of them. */
export class Threads {
  readonly #remote: Remote;
  readonly #running = new Running();
  /** Pages are loaded one after the other: each begins where the one before it has ended. */
  #last: Promise<void> = Promise.resolve();
  #pages = 0;
  #cursor: string | null = null;
  #counting: ReturnType<typeof setTimeout> | undefined;

  constructor(remote: Remote) {
    this.#remote = remote;
  }

  get isListed(): boolean {
    return this.#remote.store.data.list.phase !== "idle";
  }

  /** Loads what was loaded of the list, or its first page. Rejects where that fails; why is in the list, too. */
  load(): Promise<void> {
    if (this.#remote.store.data.list.phase !== "ready") this.#list({ phase: "loading" });
    return this.#running.run("", () => this.#inTurn(() => this.#reload()));
  }

  /** Loads the next page of the list. */
  async more(): Promise<void> {
    const { hasMore, loadingMore } = this.#remote.store.data.list;
    if (!hasMore || loadingMore) return;
    this.#list({ loadingMore: true });
    await this.#inTurn(async () => {
      if (this.#cursor !== null) this.#put(await this.#page(this.#cursor), this.#pages + 1);
    }).finally(() => this.#list({ loadingMore: false }));
  }

  /** Loads one thread again: something of it has changed that was not told, or it is not known. */
  refresh(threadId: Id): Promise<void> {
    return this.#running.run(threadId, () => this.#refresh(threadId));
  }

  /** Shows a thread, in the list, too, where there is one. */
  show(view: ThreadView): void {
    this.#remote.store.update((data) => listed(withThread(data, view), view.summary.id));
  }

  /** Asks how much is unread, also in threads that are not here. */
  async countUnread(): Promise<void> {
    const { store, rest } = this.#remote;
    const before = store.data.totalUnread;
    const { totalUnread } = await rest.call<Pick<Unread, "totalUnread">>("GET", "/unread");
    // What has come meanwhile may be counted, or not.
    if (store.data.totalUnread === before) store.update((data) => withTotal(data, totalUnread));
    else this.countSoon();
  }

  countSoon(): void {
    if (this.#counting !== undefined) return;
    this.#counting = setTimeout(() => {
      this.#counting = undefined;
      if (this.#remote.link.isOnline) void this.countUnread().catch(asRefusal);
    }, COUNT_DELAY);
  }

  async #refresh(threadId: Id): Promise<void> {
    const wire = await this.#remote.rest.call<Summary<unknown>>("GET", pathOf(this.#remote, threadId));
    this.show(readThread(this.#remote, wire));
  }

  async #reload(): Promise<void> {
    const before = new Set(this.#remote.store.data.list.ids);
    const items: Summary<unknown>[] = [];
    let nextCursor: string | null = null;
    let pages = 0;
    do {
      const page: Page<Summary<unknown>> = await this.#page(nextCursor);
      items.push(...page.items);
      ({ nextCursor } = page);
      pages++;
    } while (nextCursor !== null && pages < Math.min(this.#pages, MAX_RELOADED));
    this.#put({ items, nextCursor }, pages, before);
  }

  #page(cursor: string | null): Promise<Page<Summary<unknown>>> {
    const { words, rest } = this.#remote;
    const after = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    return rest.call("GET", `${words.path}?limit=${PAGE}${after}`);
  }

  /** @param old Threads that stay only where they are in the page: not those that have come meanwhile. */
  #put({ items, nextCursor }: Page<Summary<unknown>>, pages: number, old: ReadonlySet<Id> = new Set()): void {
    this.#pages = pages;
    this.#cursor = nextCursor;
    const views = items.map((wire) => readThread(this.#remote, wire));
    this.#remote.store.update((data) => {
      const known = views.reduce(withThread, data);
      const others = known.list.ids.filter((id) => !old.has(id));
      const ids = sorted([...others, ...items.map(({ id }) => id)], known.conversations);
      return withList(known, { ...known.list, phase: "ready", ids, hasMore: nextCursor !== null, failure: undefined });
    });
  }

  #inTurn(load: () => Promise<void>): Promise<void> {
    this.#last = this.#last
      .catch(asRefusal)
      .then(load)
      .catch((error: unknown) => {
        const { ids } = this.#remote.store.data.list;
        this.#list({ phase: ids.length > 0 ? "ready" : "failed", failure: failureOf(error) });
        throw error;
      });
    return this.#last;
  }

  #list(change: Partial<ParleyData["list"]>): void {
    this.#remote.store.update((data) => withList(data, { ...data.list, ...change }));
  }
}
