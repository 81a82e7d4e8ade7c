import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import { createParley, type Gateway, type Parley, type ParleyOptions, type ParleyState } from "../../src/index.ts";
import type { Server } from "./server.ts";

/** Two people that no other test knows. */
export async function twoPeople(server: Server): Promise<readonly [string, string]> {
  const people = [`ann-${randomUUID()}`, `bob-${randomUUID()}`] as const;
  await server.introduce(...people);
  return people;
}

/** Storage as the browser's, kept as long as the test wants. */
export class MemoryStorage implements NonNullable<ParleyOptions["storage"]> {
  readonly #entries = new Map<string, string>();

  get length(): number {
    return this.#entries.size;
  }

  key(index: number): string | null {
    return [...this.#entries.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#entries.set(key, value);
  }

  removeItem(key: string): void {
    this.#entries.delete(key);
  }
}

/** A client that is connected, and closed when the test ends. */
export async function connect(
  server: Server,
  userId: string,
  gateway: Gateway = "chat",
  options: Partial<ParleyOptions> = {},
): Promise<Parley> {
  const parley = open(server, userId, gateway, options);
  await until(parley, (state) => state.connection.status === "online");
  await parley.loadThreads();
  return parley;
}

/** A client that is told to connect. */
export function open(
  server: Server,
  userId: string,
  gateway: Gateway = "chat",
  options: Partial<ParleyOptions> = {},
): Parley {
  const parley = createParley({
    gateway,
    url: server.url,
    token: () => server.token(userId),
    storage: null,
    ...options,
  });
  onTestFinished(() => parley.close());
  parley.connect();
  return parley;
}

/** Resolves with the state as soon as it is as expected. */
export function until(parley: Parley, is: (state: ParleyState) => boolean): Promise<ParleyState> {
  return new Promise((resolve) => {
    const check = (state: ParleyState) => {
      if (!is(state)) return;
      stop();
      resolve(state);
    };
    const stop = parley.store.subscribe(check);
    check(parley.store.getState());
  });
}

/** Resolves when the newest messages of a thread are here. */
export function isReady(parley: Parley, threadId: string): Promise<ParleyState> {
  return until(parley, ({ messages }) => messages[threadId]?.phase === "ready");
}

/** What is shown of a thread: the texts of its messages, in order. */
export function texts(state: ParleyState, threadId: string): readonly string[] {
  return (state.messages[threadId]?.items ?? []).map(({ text }) => text);
}
