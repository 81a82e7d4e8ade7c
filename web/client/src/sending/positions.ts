import { asRefusal } from "../failure.ts";
import type { Id, Message } from "../model.ts";
import { pathOf, type Remote } from "../remote.ts";

/** How long positions are collected, in milliseconds, and how many are told at once: a server counts events. */
const PAUSE = 250;
const AT_ONCE = 5;

type What = "delivered" | "read";

/** Tells the server how far one has come: the furthest position of each thread, once, however many messages lie before it. */
export class Positions {
  readonly #remote: Remote;
  readonly #waiting = new Map<string, { what: What; threadId: Id; messageId: Id; seq: number }>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(remote: Remote) {
    this.#remote = remote;
  }

  /** A message of somebody else has arrived here. */
  delivered({ threadId, id, seq, senderId }: Message): void {
    const { me, receipts } = this.#remote.store.data;
    if (me === undefined || senderId === me) return;
    // Lists do not name all members of large groups, of whom one may be one.
    if (seq <= (receipts[threadId]?.positions[me]?.deliveredSeq ?? 0)) return;
    this.#put("delivered", threadId, id, seq);
  }

  /** Everything up to a place in a thread has been seen. */
  seen(threadId: Id, upToSeq: number): void {
    const { store } = this.#remote;
    const { me, receipts, messages, conversations } = store.data;
    const last = conversations[threadId]?.lastMessage;
    const items = messages[threadId]?.items ?? (last === undefined ? [] : [last]);
    const { id, seq = 0 } = items.findLast((item) => item.seq <= upToSeq) ?? {};
    if (me === undefined || id === undefined || seq <= (receipts[threadId]?.positions[me]?.readSeq ?? 0)) return;
    store.api.getState().setRead(threadId, me, seq);
    this.#put("read", threadId, id, seq);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Tells what could not be told while there was no connection. */
  resume(): void {
    if (this.#waiting.size > 0) this.#plan();
  }

  #put(what: What, threadId: Id, messageId: Id, seq: number): void {
    const key = `${what} ${threadId}`;
    if ((this.#waiting.get(key)?.seq ?? 0) >= seq) return;
    this.#waiting.set(key, { what, threadId, messageId, seq });
    this.#plan();
  }

  #plan(): void {
    this.#timer ??= setTimeout(() => void this.#tell(), PAUSE);
  }

  async #tell(): Promise<void> {
    const now = [...this.#waiting].slice(0, AT_ONCE);
    for (const [key] of now) this.#waiting.delete(key);
    const told = await Promise.all(now.map(([, position]) => this.#send(position)));
    this.#timer = undefined;
    // What failed for now waits for the connection to come back, which resumes.
    now.forEach(([key, position], index) => {
      if (!told[index] && !this.#waiting.has(key)) this.#waiting.set(key, position);
    });
    if (told.every(Boolean)) this.resume();
  }

  async #send({ what, threadId, messageId }: { what: What; threadId: Id; messageId: Id }): Promise<boolean> {
    const { words, link, rest } = this.#remote;
    const emission = what === "delivered" ? words.delivered(threadId, messageId) : words.read?.(threadId, messageId);
    try {
      if (emission !== undefined && link.isOnline) await link.ask(emission);
      else await rest.call("POST", pathOf(this.#remote, threadId, `/${what}`), { messageId });
      return true;
    } catch (error) {
      // A position of a thread that one is no longer in, say, need not be told again.
      return !asRefusal(error).isTemporary;
    }
  }
}
