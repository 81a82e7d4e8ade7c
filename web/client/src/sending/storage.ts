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
    const found: OutgoingMessage[] = [];
    for (let index = 0; index < (this.#place?.length ?? 0); index++) {
      const key = this.#place!.key(index)!;
      if (this.#prefix === undefined || !key.startsWith(this.#prefix)) continue;
      const message = read(this.#place!.getItem(key));
      if (message !== undefined) found.push(message.state === "failed" ? message : { ...message, state: "waiting" });
    }
    return found.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
  }
}

/** An entry; one that is damaged is none. */
function read(entry: string | null): OutgoingMessage | undefined {
  try {
    const message: OutgoingMessage | null = JSON.parse(entry ?? "null");
    return message ?? undefined;
  } catch {
    return undefined;
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
