import type { ParleyStore } from "../store/store.ts";

/** Failed tries after which REST is asked in turns. */
const PATIENCE = 2;

/** Asks for news in turns while sockets do not work, or the server does not have the gateway; not in a page that nobody sees. */
export class Polling {
  readonly #store: ParleyStore;
  readonly #interval: number;
  readonly #ask: () => Promise<boolean>;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isAsking = false;

  /** @param ask Asks once; whether it was answered. */
  constructor(store: ParleyStore, interval: number, ask: () => Promise<boolean>) {
    this.#store = store;
    this.#interval = interval;
    this.#ask = ask;
  }

  /** Begins or ends by how the connection is now. */
  follow(): void {
    const { status, attempts, failure } = this.#store.data.connection;
    if (status === "online" || status === "idle" || status === "refused") this.stop();
    else if (attempts >= PATIENCE || failure?.code === "not_found") this.#start();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#show(false);
  }

  #start(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => void this.#turn(), this.#interval);
    void this.#turn();
  }

  async #turn(): Promise<void> {
    if (this.#isAsking || globalThis.document?.visibilityState === "hidden") return;
    this.#isAsking = true;
    try {
      const isAnswered = await this.#ask();
      if (this.#timer !== undefined) this.#show(isAnswered);
    } finally {
      this.#isAsking = false;
    }
  }

  #show(polling: boolean): void {
    if (this.#store.data.connection.polling === polling) return;
    this.#store.update((data) => ({ ...data, connection: { ...data.connection, polling } }));
  }
}
