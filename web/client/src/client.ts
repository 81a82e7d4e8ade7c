import type { StoreApi } from "zustand/vanilla";
import { Commands } from "./commands.ts";
import { Connection } from "./connection/connection.ts";
import { Link } from "./connection/link.ts";
import { claimsOf } from "./connection/tokens.ts";
import { ParleyError } from "./failure.ts";
import { gateways } from "./gateways/gateways.ts";
import type { ConnectionState, Gateway, Id, OutgoingContent, UserId } from "./model.ts";
import type { Parley, ParleyOptions } from "./parley.ts";
import type { Remote } from "./remote.ts";
import { Outbox } from "./sending/outbox.ts";
import { Positions } from "./sending/positions.ts";
import { OutboxStorage } from "./sending/storage.ts";
import { Typing } from "./sending/typing.ts";
import { nothing, type ParleyData, type ParleyState } from "./store/state.ts";
import { createStoreOf, type ParleyStore } from "./store/store.ts";
import { CatchUp } from "./sync/catchUp.ts";
import { Events } from "./sync/events.ts";
import { History } from "./sync/history.ts";
import { OpenThreads } from "./sync/openThreads.ts";
import { Polling } from "./sync/polling.ts";
import { Threads } from "./sync/threads.ts";
import type { SessionReady } from "./wire/session.ts";

const POLL_INTERVAL = 5_000;

/** Puts the parts together, and says what happens when the connection comes and goes. */
export class Client implements Parley {
  readonly gateway: Gateway;
  readonly #store: ParleyStore = createStoreOf();
  readonly #remote: Remote;
  readonly #storage: OutboxStorage;
  readonly #outbox: Outbox;
  readonly #positions: Positions;
  readonly #typing: Typing;
  readonly #threads: Threads;
  readonly #history: History;
  readonly #catchUp: CatchUp;
  readonly #open: OpenThreads;
  readonly #events: Events;
  readonly #polling: Polling;
  readonly #commands: Commands;
  #isConnected = false;

  constructor({ gateway, url, token, connection, storage, pollInterval = POLL_INTERVAL }: ParleyOptions) {
    this.gateway = gateway;
    const words = gateways[gateway];
    const shared = connection ?? new Connection({ token: token ?? "", ...(url !== undefined && { url }) });
    const link = new Link(shared, words.namespace, {
      ready: (session) => void this.#onReady(session),
      event: (name, payload) => this.#events.hear(name, payload),
      state: (state) => this.#onState(state),
    });
    this.#remote = { words, rest: shared.rest, tokens: shared.tokens, link, store: this.#store };
    this.#storage = new OutboxStorage(storage);
    this.#outbox = new Outbox(this.#remote, this.#storage);
    this.#positions = new Positions(this.#remote);
    this.#typing = new Typing(this.#remote);
    this.#threads = new Threads(this.#remote);
    this.#history = new History(this.#remote);
    this.#catchUp = new CatchUp(this.#remote, () => this.#startOver());
    this.#open = new OpenThreads(this.#remote, this.#threads, this.#history, this.#catchUp);
    this.#events = new Events(this.#remote, this.#threads, this.#catchUp, this.#typing);
    this.#polling = new Polling(this.#store, pollInterval, () => this.#refresh());
    this.#commands = new Commands(this.#remote, this.#threads);
    this.#store.api.subscribe((now, before) => this.#onConversations(now.conversations, before.conversations));
  }

  get store(): StoreApi<ParleyState> {
    return this.#store.api;
  }

  get socket() {
    return this.#remote.link.socket;
  }

  connect(): void {
    if (this.#isConnected) return;
    this.#isConnected = true;
    void this.#identify();
    this.#remote.link.open();
  }

  close(): void {
    if (!this.#isConnected) return;
    this.#isConnected = false;
    this.#polling.stop();
    this.#remote.link.close();
    this.#positions.stop();
  }

  retryConnection(): void {
    if (this.#isConnected) this.#remote.link.retry();
  }

  readonly loadThreads = async (): Promise<void> => {
    await this.#threads.load();
    await this.#meetPeople();
  };
  readonly loadMoreThreads = (): Promise<void> => this.#threads.more();
  readonly openThread = (threadId: Id): (() => void) => this.#open.open(threadId);
  readonly loadOlder = (threadId: Id): Promise<void> => this.#history.older(threadId);
  readonly loadUntil = (threadId: Id, messageId: Id): Promise<boolean> => this.#history.until(threadId, messageId);
  readonly loadQuote = (threadId: Id, messageId: Id): Promise<void> => this.#history.quote(threadId, messageId);

  readonly startDirect: Parley["startDirect"] = async (userId) => {
    const threadId = await this.#commands.startDirect(userId);
    await this.loadPresence([userId]);
    return threadId;
  };
  readonly startGroup: Parley["startGroup"] = (group) => this.#commands.startGroup(group);
  readonly startOrder: Parley["startOrder"] = (orderId) => this.#commands.startOrder(orderId);
  readonly addMember: Parley["addMember"] = (threadId, userId, role) =>
    this.#commands.addMember(threadId, userId, role);
  readonly removeMember: Parley["removeMember"] = (threadId, userId) => this.#commands.removeMember(threadId, userId);
  readonly rename: Parley["rename"] = (threadId, name) => this.#commands.rename(threadId, name);
  readonly setStatus: Parley["setStatus"] = (threadId, action) => this.#commands.setStatus(threadId, action);
  readonly edit: Parley["edit"] = (messageId, text) => this.#commands.edit(messageId, text);
  readonly remove: Parley["remove"] = (messageId) => this.#commands.remove(messageId);
  readonly loadPresence: Parley["loadPresence"] = (userIds) => this.#commands.loadPresence(userIds);

  readonly leave = async (threadId: Id): Promise<void> => {
    const { me } = this.#store.data;
    if (me === undefined) throw ParleyError.offline();
    await this.#commands.removeMember(threadId, me);
  };

  readonly send = (threadId: Id, content: OutgoingContent): string => {
    this.#typing.tell(threadId, false);
    return this.#store.api.getState().optimisticSend(threadId, content);
  };
  readonly retry = (clientId: string): void => this.#outbox.retry(clientId);
  readonly discard = (clientId: string): void => this.#outbox.discard(clientId);
  readonly setTyping = (threadId: Id, on: boolean): void => this.#typing.tell(threadId, on);

  readonly markSeen = (threadId: Id, seq: number): void => {
    const { messages, conversations } = this.#store.data;
    const last = conversations[threadId]?.lastMessage;
    const items = messages[threadId]?.items ?? (last === undefined ? [] : [last]);
    const message = items.findLast((item) => item.seq <= seq);
    if (message !== undefined) this.#positions.read(message);
  };

  // Whose messages the storage has is known before the server is reached.
  async #identify(): Promise<void> {
    try {
      const claims = claimsOf(await this.#remote.tokens.get());
      if (claims !== undefined) this.#belongTo(claims.userId, claims.companyId);
    } catch (error) {
      // The connection says that there is no token, and asks for it again.
      if (!(error instanceof ParleyError)) throw error;
    }
  }

  #belongTo(me: UserId, companyId: string): void {
    if (this.#store.data.me === me) return;
    this.#store.update((data) => ({ ...data, me }));
    this.#storage.belongTo(`${this.gateway}:${companyId}:${me}`);
    this.#outbox.restore();
  }

  async #onReady({ epoch, totalUnread, limits }: SessionReady): Promise<void> {
    await this.#identify();
    this.#store.update((data) => ({ ...data, limits, totalUnread }));
    this.#catchUp.belongTo(epoch);
    await this.#refresh();
  }

  /** Everything that is on the screen, as it is now; whether the server answered. */
  async #refresh(): Promise<boolean> {
    try {
      this.#outbox.open();
      this.#positions.resume();
      if (this.#threads.isListed) await this.loadThreads();
      await this.#open.resume();
      return true;
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error;
      return false;
    }
  }

  // However a message came here: it is here now.
  #onConversations(now: ParleyData["conversations"], before: ParleyData["conversations"]): void {
    if (now === before) return;
    for (const [id, { lastMessage }] of Object.entries(now)) {
      if (lastMessage !== undefined && lastMessage !== before[id]?.lastMessage) this.#positions.delivered(lastMessage);
    }
  }

  #startOver(): void {
    const { conversations, messages, members, receipts, quotes, list } = nothing;
    const cleared = { conversations, messages, members, receipts, quotes };
    this.#store.update((data) => ({ ...data, ...cleared, list: { ...data.list, ids: list.ids } }));
    void this.#refresh();
  }

  #onState(state: Omit<ConnectionState, "polling">): void {
    const { polling } = this.#store.data.connection;
    this.#store.update((data) => ({
      ...data,
      connection: { ...state, polling: polling && state.status !== "online" },
    }));
    if (state.status !== "online") this.#onOffline();
    this.#polling.follow();
  }

  #onOffline(): void {
    if (!this.#store.data.connection.polling) this.#outbox.close();
    this.#catchUp.stop();
    this.#typing.stop();
  }

  /** Who of those that one talks to directly is there. */
  async #meetPeople(): Promise<void> {
    const { members, conversations, me } = this.#store.data;
    const people = Object.values(conversations)
      .filter(({ type }) => type !== "group")
      .flatMap(({ id }) => members[id] ?? [])
      .map(({ userId }) => userId);
    await this.#commands.loadPresence([...new Set(people)].filter((id) => id !== me).slice(0, 100));
  }
}
