import { Manager, type Socket } from "socket.io-client";
import { Rest } from "../rest.ts";
import { backoff } from "./backoff.ts";
import { Tokens, type TokenSource } from "./tokens.ts";

/** Where the server is, and as whom to go there. */
export interface ConnectionOptions {
  /** With its `PathBase` if it has one. Default: where the page comes from. */
  readonly url?: string;
  readonly token: TokenSource;
}

/** A namespace that wants to be connected. */
export interface Attached {
  /** @param attempts Tries since it was last online. */
  connect(attempts: number): void;
  /** The next try begins at this time, in milliseconds since 1970. */
  waits(attempts: number, retryAt: number): void;
}

/**
 * The one connection of a user, which the clients of several gateways share: one WebSocket (or polling, where that does not get through), one
 * token, one waiting time between tries.
 */
export class Connection {
  readonly rest: Rest;
  readonly tokens: Tokens;
  readonly #manager: Manager;
  readonly #attached = new Set<Attached>();
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @internal Use `createConnection`. */
  constructor({ url = "", token }: ConnectionOptions) {
    const base = url.replace(/\/$/, "");
    this.tokens = new Tokens(token);
    this.rest = new Rest(base, this.tokens);
    // The path of the sockets is the same whatever the PathBase.
    const { origin } = new URL(base, globalThis.location?.href);
    const transports = ["websocket", "polling"];
    this.#manager = new Manager(origin, {
      autoConnect: false,
      reconnection: false,
      transports,
      tryAllTransports: true,
    });
    // After the sockets have heard of it, too.
    this.#manager.on("error", () => queueMicrotask(() => this.fail()));
    this.#manager.on("close", () => queueMicrotask(() => this.fail()));
  }

  /** @internal The socket of a namespace; it proves who it is with the token at hand. */
  socket(namespace: string): Socket {
    const auth = (pass: (credentials: object) => void) =>
      this.tokens.get().then(
        (token) => pass({ token }),
        () => this.#manager.engine.close(),
      );
    return this.#manager.socket(namespace, { auth });
  }

  /** @internal Keeps a namespace connected from now on. */
  attach(namespace: Attached): void {
    if (this.#attached.size === 0) this.#watchNetwork("addEventListener");
    this.#attached.add(namespace);
    namespace.connect(this.#attempts);
  }

  /** @internal */
  detach(namespace: Attached): void {
    this.#attached.delete(namespace);
    if (this.#attached.size > 0) return;
    this.#watchNetwork("removeEventListener");
    this.#stopWaiting();
    this.#attempts = 0;
  }

  /** @internal A namespace is welcome. */
  succeed(): void {
    this.#stopWaiting();
    this.#attempts = 0;
  }

  /** @internal Tries again later, unless that is planned already. */
  fail(atLeast = 0): void {
    if (this.#timer !== undefined || this.#attached.size === 0) return;
    this.#attempts++;
    const wait = Math.max(atLeast, backoff(this.#attempts));
    this.#timer = setTimeout(this.retry, wait);
    for (const namespace of this.#attached) namespace.waits(this.#attempts, Date.now() + wait);
  }

  /** Tries now instead of later. */
  readonly retry = (): void => {
    this.#stopWaiting();
    for (const namespace of this.#attached) namespace.connect(this.#attempts);
  };

  readonly #onNetwork = (): void => {
    if (this.#timer !== undefined && globalThis.document?.visibilityState !== "hidden") this.retry();
  };

  // The network is back, or somebody looks again: there is no reason to wait.
  #watchNetwork(how: "addEventListener" | "removeEventListener"): void {
    globalThis.window?.[how]("online", this.#onNetwork);
    globalThis.document?.[how]("visibilitychange", this.#onNetwork);
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/**
 * A connection for the clients of several gateways to share.
 *
 * @example
 * const connection = createConnection({ url: "https://chat.example.com", token: fetchToken });
 * const team = createParley({ gateway: "chat", connection });
 * const orders = createParley({ gateway: "orders", connection });
 */
export function createConnection(options: ConnectionOptions): Connection {
  return new Connection(options);
}
