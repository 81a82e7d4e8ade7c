import { asRefusal, failureOf, type ParleyError } from "../failure.ts";
import type { Id, Message, OutgoingMessage } from "../model.ts";
import { pathOf, readMessage, type Remote } from "../remote.ts";
import type { ParleyData } from "../store/state.ts";
import type { MessageDone } from "../wire/acks.ts";
import type { OutboxStorage } from "./storage.ts";

/** How long to wait before a server that was not able to store is asked again, in milliseconds. */
const PAUSE = 2_000;

/** Who is too fast for a moment waits by itself, this long at most, in milliseconds; after that people are asked. */
const LONGEST_PAUSE = 5_000;

/**
 * Sends what was written: each thread's messages one after the other, so that their order stays, with a client id, so that none is stored twice
 * however often it is sent. What is not acknowledged survives a reload.
 */
export class Outbox {
  readonly #remote: Remote;
  readonly #storage: OutboxStorage;
  /** Threads of which one is on its way, or which are too fast for a moment. */
  readonly #busy = new Set<Id>();
  /** REST is tried while sockets do not work. */
  #isOpen = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(remote: Remote, storage: OutboxStorage) {
    this.#remote = remote;
    this.#storage = storage;
    remote.store.onOutgoing = (message) => {
      storage.put(message);
      void this.#pump(message.threadId);
    };
    remote.store.api.subscribe((now, before) => this.#forget(now.outbox, before.outbox));
  }

  /** Takes up what was not sent when the page was left. */
  restore(): void {
    const { store } = this.#remote;
    const written = Object.values(store.data.outbox).flat();
    const isNew = ({ clientId }: OutgoingMessage) => !written.some((other) => other.clientId === clientId);
    const all = [...this.#storage.all().filter(isNew), ...written];
    const inOrder = all.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
    const outbox: Record<Id, OutgoingMessage[]> = {};
    for (const message of inOrder) (outbox[message.threadId] ??= []).push(message);
    store.update((data) => ({ ...data, outbox }));
    for (const message of written) this.#storage.put(message);
  }

  /** The server can be reached: sends all that waits. */
  open(): void {
    this.#isOpen = true;
    for (const threadId of Object.keys(this.#remote.store.data.outbox)) void this.#pump(threadId);
  }

  close(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
  }

  retry(clientId: string): void {
    const message = this.#find(clientId);
    if (message?.state !== "failed") return;
    this.#replace({ ...message, state: "waiting", failure: undefined });
    void this.#pump(message.threadId);
  }

  discard(clientId: string): void {
    const message = this.#find(clientId);
    // What is on its way may be stored already.
    if (message?.state !== "waiting" && message?.state !== "failed") return;
    this.#change(message.threadId, (waiting) => waiting.filter((other) => other.clientId !== clientId));
  }

  // A message that was stored, whoever said so, or discarded, need not be kept.
  #forget(now: ParleyData["outbox"], before: ParleyData["outbox"]): void {
    if (now === before) return;
    for (const [threadId, messages] of Object.entries(before)) {
      if (messages === now[threadId]) continue;
      const left = new Set(now[threadId]?.map(({ clientId }) => clientId));
      for (const { clientId } of messages) if (!left.has(clientId)) this.#storage.remove(clientId);
    }
  }

  async #pump(threadId: Id): Promise<void> {
    if (this.#busy.has(threadId)) return;
    this.#busy.add(threadId);
    try {
      for (let next = this.#next(threadId); next !== undefined; next = this.#next(threadId)) {
        const pause = await this.#deliver(next);
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      }
    } finally {
      this.#busy.delete(threadId);
    }
  }

  #next(threadId: Id): OutgoingMessage | undefined {
    return this.#isOpen ? this.#remote.store.data.outbox[threadId]?.find(isUnsent) : undefined;
  }

  /** Sends one; returns for how long the thread has to rest before the next. */
  async #deliver(message: OutgoingMessage): Promise<number> {
    this.#replace({ ...message, state: "sending" });
    try {
      const stored = await this.#send(message);
      this.#remote.store.apply({ type: "message", message: stored });
      // Where another one before it is missing it has no place yet, and is shown from here until then.
      this.#storage.remove(message.clientId);
      this.#replace({ ...message, state: "sent" });
      return 0;
    } catch (error) {
      return this.#refuse(message, asRefusal(error));
    }
  }

  #refuse(message: OutgoingMessage, error: ParleyError): number {
    // Its broadcast may have come although its answer did not.
    if (this.#find(message.clientId) === undefined) return 0;
    const { code, isTemporary, retryAfterMs = PAUSE } = error;
    const isTooFast = code === "rate_limited" && retryAfterMs <= LONGEST_PAUSE;
    const isLater = isTooFast || isTemporary;
    this.#replace({ ...message, ...(isLater ? { state: "waiting" } : { state: "failed", failure: failureOf(error) }) });
    if (isTemporary) this.#pause();
    return isTooFast ? retryAfterMs : 0;
  }

  async #send(message: OutgoingMessage): Promise<Message> {
    const { words, link, rest } = this.#remote;
    if (words.send !== undefined && link.isOnline) {
      const { message: stored } = await link.ask<MessageDone<unknown>>(words.send(message));
      return readMessage(this.#remote, stored);
    }
    return readMessage(
      this.#remote,
      await rest.call("POST", pathOf(this.#remote, message.threadId, "/messages"), words.body(message)),
    );
  }

  // Whoever finds out that the server is there again opens it sooner.
  #pause(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#remote.link.isOnline && this.open(), PAUSE);
  }

  #find(clientId: string): OutgoingMessage | undefined {
    return Object.values(this.#remote.store.data.outbox)
      .flat()
      .find((message) => message.clientId === clientId);
  }

  #replace(message: OutgoingMessage): void {
    if (message.state === "waiting" || message.state === "failed") this.#storage.put(message);
    const { threadId, clientId } = message;
    this.#change(threadId, (waiting) => waiting.map((other) => (other.clientId === clientId ? message : other)));
  }

  #change(threadId: Id, change: (waiting: readonly OutgoingMessage[]) => readonly OutgoingMessage[]): void {
    this.#remote.store.update((data) => {
      const waiting = data.outbox[threadId];
      return waiting === undefined ? data : { ...data, outbox: { ...data.outbox, [threadId]: change(waiting) } };
    });
  }
}

function isUnsent({ state }: OutgoingMessage): boolean {
  return state === "waiting" || state === "sending";
}
