import { createCommands, type Commands } from "./commands.ts";
import { backoff } from "./connection/backoff.ts";
import { Connection } from "./connection/connection.ts";
import { Link } from "./connection/link.ts";
import { claimsOf } from "./connection/tokens.ts";
import { asRefusal } from "./failure.ts";
import { gateways } from "./gateways/gateways.ts";
import type { ConnectionState, UserId } from "./model.ts";
import type { ParleyOptions } from "./parley.ts";
import type { Remote } from "./remote.ts";
import { Outbox } from "./sending/outbox.ts";
import { createPositions, type Positions } from "./sending/positions.ts";
import { OutboxStorage } from "./sending/storage.ts";
import { createTyping, type Typing } from "./sending/typing.ts";
import { nothing, type ParleyData } from "./store/state.ts";
import { createStoreOf, type ParleyStore } from "./store/store.ts";
import { CatchUp } from "./sync/catchUp.ts";
import { createHear } from "./sync/events.ts";
import { History } from "./sync/history.ts";
import { OpenThreads } from "./sync/openThreads.ts";
import { createPolling, type Polling } from "./sync/polling.ts";
import { Threads } from "./sync/threads.ts";
import type { SessionReady } from "./wire/session.ts";

const POLL_INTERVAL = 5_000;

/** Of whom the server says at once whether they are there. */
const MAX_PEOPLE = 100;

/** Puts the parts together, and says who one is, and what happens when the connection comes and goes. */
export class Session {
  readonly store: ParleyStore = createStoreOf();
  readonly link: Link;
  readonly outbox: Outbox;
  readonly positions: Positions;
  readonly typing: Typing;
  readonly threads: Threads;
  readonly history: History;
  readonly open: OpenThreads;
  readonly commands: Commands;
  readonly #remote: Remote;
  readonly #owner: string;
  readonly #storage: OutboxStorage;
  readonly #catchUp: CatchUp;
  readonly #polling: Polling;
  #isConnected = false;
  #identity: string | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor({ gateway, url, token = "", connection, storage, pollInterval = POLL_INTERVAL }: ParleyOptions) {
    const words = gateways[gateway];
    const shared = connection ?? new Connection({ token, url });
    this.#owner = `${shared.url}:${gateway}`;
    this.link = new Link(shared, words.namespace, {
      ready: (session) => void this.#onReady(session),
      event: (name, payload) => hear(name, payload),
      state: (state) => this.#onState(state),
    });
    this.#remote = { words, rest: shared.rest, tokens: shared.tokens, link: this.link, store: this.store };
    this.#storage = new OutboxStorage(storage);
    this.outbox = new Outbox(this.#remote, this.#storage);
    this.positions = createPositions(this.#remote);
    this.typing = createTyping(this.#remote);
    this.threads = new Threads(this.#remote);
    this.history = new History(this.#remote);
    this.commands = createCommands(this.#remote, this.threads);
    this.#catchUp = new CatchUp(this.#remote, this.threads, this.history, () => this.#startOver());
    this.open = new OpenThreads(this.#remote, this.threads, this.#catchUp);
    const hear = createHear(this.#remote, this.threads, this.#catchUp, this.typing);
    this.#polling = createPolling(this.store, pollInterval, () => this.#refresh());
    this.store.api.subscribe((now, before) => this.#onConversations(now.conversations, before.conversations));
  }

  connect(): void {
    if (this.#isConnected) return;
    this.#isConnected = true;
    // A component that is mounted, unmounted and mounted again at once connects once.
    queueMicrotask(() => {
      if (!this.#isConnected) return;
      void this.#identify();
      this.link.open();
    });
  }

  close(): void {
    if (!this.#isConnected) return;
    this.#isConnected = false;
    clearTimeout(this.#retry);
    this.#polling.stop();
    this.link.close();
    this.positions.stop();
    this.outbox.close();
  }

  async loadThreads(): Promise<void> {
    await this.threads.load();
    await this.#meetPeople();
  }

  // Whose messages the storage has is known before the server is reached.
  async #identify(): Promise<void> {
    try {
      const claims = claimsOf(await this.#remote.tokens.get());
      if (claims !== undefined) this.#belongTo(claims.userId, claims.companyId);
    } catch (error) {
      // The connection says that there is no token, and asks for it again.
      asRefusal(error);
    }
  }

  /** With another user nothing that is here counts, and what the last one has not sent waits for them in the storage. */
  #belongTo(me: UserId, companyId = ""): void {
    const identity = `${companyId}:${me}`;
    if (this.#identity === identity) return;
    const isOther = this.#identity !== undefined;
    this.#identity = identity;
    this.#storage.belongTo(`${this.#owner}:${identity}`);
    if (isOther) {
      const { outbox, presence, typing, totalUnread } = nothing;
      this.positions.forget();
      this.#clear({ outbox, presence, typing, totalUnread });
    }
    this.store.update((data) => ({ ...data, me }));
    this.outbox.restore();
  }

  async #onReady({ userId, epoch, totalUnread, limits }: SessionReady): Promise<void> {
    await this.#identify();
    if (!this.#isConnected) return;
    if (this.#identity === undefined) this.#belongTo(userId);
    this.store.update((data) => ({ ...data, limits, totalUnread }));
    this.#catchUp.belongTo(epoch);
    await this.#catchUpWithAll(1);
  }

  // What a busy server did not answer is asked for again: no event would tell that it is missing.
  async #catchUpWithAll(attempt: number): Promise<void> {
    clearTimeout(this.#retry);
    if ((await this.#refresh()) || !this.link.isOnline) return;
    this.#retry = setTimeout(() => void this.#catchUpWithAll(attempt + 1), backoff(attempt));
  }

  /** Everything that is on the screen, as it is now; whether the server answered. */
  async #refresh(): Promise<boolean> {
    await this.#identify();
    if (!this.#isConnected) return false;
    try {
      this.outbox.open();
      this.positions.resume();
      await this.open.resume();
      if (!this.link.isOnline) await this.threads.countUnread();
      if (this.threads.isListed) await this.loadThreads();
      return true;
    } catch (error) {
      asRefusal(error);
      return false;
    }
  }

  // However a message came here: it is here now.
  #onConversations(now: ParleyData["conversations"], before: ParleyData["conversations"]): void {
    if (now === before) return;
    for (const [id, { lastMessage }] of Object.entries(now)) {
      if (lastMessage !== undefined && lastMessage !== before[id]?.lastMessage) this.positions.delivered(lastMessage);
    }
  }

  #startOver(): void {
    this.#clear();
    void this.#catchUpWithAll(1);
  }

  /** Forgets all threads; a list that was asked for is loaded anew. */
  #clear(more: Partial<ParleyData> = {}): void {
    const { conversations, messages, members, receipts, quotes, list } = nothing;
    const cleared = { conversations, messages, members, receipts, quotes, ...more };
    this.store.update((data) => ({
      ...data,
      ...cleared,
      list: data.list.phase === "idle" ? list : { ...list, phase: "loading" },
    }));
  }

  #onState(state: Omit<ConnectionState, "polling">): void {
    const { polling } = this.store.data.connection;
    this.store.update((data) => ({
      ...data,
      connection: { ...state, polling: polling && state.status !== "online" },
    }));
    if (state.status !== "online") this.#onOffline();
    this.#polling.follow();
  }

  #onOffline(): void {
    const { polling, status } = this.store.data.connection;
    if (!polling || status === "refused") this.outbox.close();
    this.#catchUp.stop();
    this.typing.stop();
  }

  /** Who of those that one talks to directly is there; without it they are shown as away. */
  async #meetPeople(): Promise<void> {
    const { members, conversations, me } = this.store.data;
    const people = Object.values(conversations)
      .filter(({ type }) => type !== "group")
      .flatMap(({ id }) => members[id] ?? [])
      .map(({ userId }) => userId);
    await this.commands
      .loadPresence([...new Set(people)].filter((id) => id !== me).slice(0, MAX_PEOPLE))
      .catch(asRefusal);
  }
}
