import { failureOf, isTemporary } from "../failure.ts";
import type { Failure, Id, Message, OutgoingMessage } from "../model.ts";
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
  readonly #sending = new Set<Id>();
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
    for (const message of this.#storage.all()) {
      const isHere = written.some(({ clientId }) => clientId === message.clientId);
      if (!isHere) store.update((data) => withOutgoing(data, message));
    }
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
    const { failure: _, ...again } = message;
    this.#replace({ ...again, state: "waiting" });
    void this.#pump(message.threadId);
  }

  discard(clientId: string): void {
    const message = this.#find(clientId);
    // What is on its way may be stored already.
    if (message === undefined || message.state === "sending") return;
    this.#remote.store.update((data) => ({
      ...data,
      outbox: {
        ...data.outbox,
        [message.threadId]: (data.outbox[message.threadId] ?? []).filter((other) => other.clientId !== clientId),
      },
    }));
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
    if (this.#sending.has(threadId)) return;
    this.#sending.add(threadId);
    try {
      for (let next = this.#next(threadId); next !== undefined; next = this.#next(threadId)) await this.#deliver(next);
    } finally {
      this.#sending.delete(threadId);
    }
  }

  #next(threadId: Id): OutgoingMessage | undefined {
    return this.#isOpen ? this.#remote.store.data.outbox[threadId]?.find(({ state }) => state !== "failed") : undefined;
  }

  async #deliver(message: OutgoingMessage): Promise<void> {
    this.#replace({ ...message, state: "sending" });
    try {
      const stored = await this.#send(message);
      this.#remote.store.apply({ type: "message", message: stored });
    } catch (error) {
      this.#refuse(message, failureOf(error));
    }
  }

  #refuse(message: OutgoingMessage, failure: Failure): void {
    // Its broadcast may have come although its answer did not.
    if (this.#find(message.clientId) === undefined) return;
    const pause = pauseAfter(failure);
    this.#replace(pause === undefined ? { ...message, state: "failed", failure } : { ...message, state: "waiting" });
    if (pause !== undefined) this.#pause(pause);
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
  #pause(milliseconds: number): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#remote.link.isOnline && this.open(), milliseconds);
  }

  #find(clientId: string): OutgoingMessage | undefined {
    return Object.values(this.#remote.store.data.outbox)
      .flat()
      .find((message) => message.clientId === clientId);
  }

  #replace(message: OutgoingMessage): void {
    if (message.state !== "sending") this.#storage.put(message);
    this.#remote.store.update((data) => ({
      ...data,
      outbox: {
        ...data.outbox,
        [message.threadId]: (data.outbox[message.threadId] ?? []).map((other) =>
          other.clientId === message.clientId ? message : other,
        ),
      },
    }));
  }
}

/** How long to wait before the same is tried again; undefined where people have to decide. */
function pauseAfter({ code, retryAfterMs = PAUSE }: Failure): number | undefined {
  if (isTemporary(code)) return PAUSE;
  return code === "rate_limited" && retryAfterMs <= LONGEST_PAUSE ? retryAfterMs : undefined;
}

function withOutgoing(data: ParleyData, message: OutgoingMessage): ParleyData {
  const waiting = [...(data.outbox[message.threadId] ?? []), message];
  return { ...data, outbox: { ...data.outbox, [message.threadId]: waiting } };
}
