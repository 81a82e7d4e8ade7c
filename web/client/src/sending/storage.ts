import type { OutgoingMessage } from "../model.ts";
import type { ParleyOptions } from "../parley.ts";

type Place = NonNullable<ParleyOptions["storage"]>;

/**
 * Keeps unsent messages where they survive a reload: an entry each, so that two tabs do not write over one another. Both may send one; its
 * client id makes that harmless.
 */
export class OutboxStorage {
  readonly #place: Place | null;
  #prefix: string | undefined;

  constructor(place: Place | null | undefined) {
    this.#place = place === undefined ? localPlace() : place;
  }

  /** Whose messages they are: people who share a browser do not see, or send, each other's. */
  belongTo(owner: string): void {
    this.#prefix = `parley:outbox:${owner}:`;
  }

  put(message: OutgoingMessage): void {
    if (this.#prefix === undefined) return;
    try {
      this.#place?.setItem(this.#prefix + message.clientId, JSON.stringify(message));
    } catch {
      // The browser's storage is full or closed: the message lives as long as the page.
    }
  }

  remove(clientId: string): void {
    if (this.#prefix !== undefined) this.#place?.removeItem(this.#prefix + clientId);
  }

  /** What was not sent, in the order of writing. What was on its way waits again. */
  all(): readonly OutgoingMessage[] {
    const place = this.#place;
    const keys = Array.from({ length: place?.length ?? 0 }, (_, index) => place?.key(index) ?? "");
    return keys
      .filter((key) => this.#prefix !== undefined && key.startsWith(this.#prefix))
      .flatMap((key) => read(place?.getItem(key)))
      .map((message): OutgoingMessage => (message.state === "failed" ? message : { ...message, state: "waiting" }))
      .toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
  }
}

/** An entry; one that is damaged, or that another tab has removed meanwhile, is none. */
function read(entry: string | null | undefined): readonly OutgoingMessage[] {
  try {
    return [JSON.parse(entry ?? "null") ?? []].flat();
  } catch {
    return [];
  }
}

// Where a page may not keep anything, asking for the storage alone throws.
function localPlace(): Place | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
