import type { ParleyStore } from "../store/store.ts";

/** Failed tries after which REST is asked in turns. */
const PATIENCE = 2;

export interface Polling {
  /** Begins or ends by how the connection is now. */
  follow(): void;
  stop(): void;
}

/**
 * Asks for news in turns while sockets do not work, or the server does not have the gateway; not in a page that nobody sees.
 *
 * @param ask Asks once; whether it was answered.
 */
export function createPolling(store: ParleyStore, interval: number, ask: () => Promise<boolean>): Polling {
  let timer: ReturnType<typeof setInterval> | undefined;
  let isAsking = false;

  const show = (polling: boolean) => {
    if (store.data.connection.polling === polling) return;
    store.update((data) => ({ ...data, connection: { ...data.connection, polling } }));
  };

  const turn = async () => {
    if (isAsking || globalThis.document?.visibilityState === "hidden") return;
    isAsking = true;
    try {
      const isAnswered = await ask();
      if (timer !== undefined) show(isAnswered);
    } finally {
      isAsking = false;
    }
  };

  const stop = () => {
    clearInterval(timer);
    timer = undefined;
    show(false);
  };

  const follow = () => {
    const { status, attempts, failure } = store.data.connection;
    if (status === "online" || status === "idle" || status === "refused") return stop();
    if (timer !== undefined || (attempts < PATIENCE && failure?.code !== "not_found")) return;
    timer = setInterval(() => void turn(), interval);
    void turn();
  };

  return { follow, stop };
}
