import { Manager, type Socket } from "socket.io-client";
import { Rest } from "../rest.ts";
import { backoff } from "./backoff.ts";
import { Tokens, type TokenSource } from "./tokens.ts";

/** Where the server is, and as whom to go there. */
export interface ConnectionOptions {
  /** With its `PathBase` if it has one. Default: where the page comes from. */
  readonly url?: string | undefined;
  /** The user's token, or what fetches one: at a connect if the last one has ended, and shortly before it ends. */
  readonly token: TokenSource;
}

/** A namespace that wants to be connected. */
export interface Attached {
  /** Whether it is for the connection to bring it back: it is not there, and does not wait for something of its own. */
  readonly isWanting: boolean;
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
  /** @internal */
  readonly url: string;
  /** @internal */
  readonly rest: Rest;
  /** @internal */
  readonly tokens: Tokens;
  readonly #attached = new Set<Attached>();
  #made: Manager | undefined;
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryAt = 0;

  /** @internal Use `createConnection`. */
  constructor({ url = "", token }: ConnectionOptions) {
    this.url = url.replace(/\/$/, "");
    this.tokens = new Tokens(token);
    this.rest = new Rest(this.url, this.tokens);
  }

  /** @internal Whether a gateway that leaves would take others with it. */
  get isShared(): boolean {
    return this.#attached.size > 0;
  }

  /** @internal Whether there is a connection, or one is being opened. */
  get isOpen(): boolean {
    return this.#made !== undefined && this.#made._readyState !== "closed";
  }

  /** @internal The socket of a namespace; it proves who it is with the token at hand, or says that there is none. */
  socket(namespace: string, onTokenless: () => void): Socket {
    const manager = this.#manager;
    const auth = (pass: (credentials: object) => void) => {
      const { engine } = manager;
      // Meanwhile the connection may be another one, which asks for itself.
      this.tokens.fresh().then((token) => manager.engine === engine && pass({ token }), onTokenless);
    };
    return manager.socket(namespace, { auth });
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
    this.succeed();
  }

  /** @internal A namespace is welcome. */
  succeed(): void {
    this.#stopWaiting();
    this.#attempts = 0;
  }

  /** Tries now instead of later. */
  readonly retry = (): void => {
    this.#stopWaiting();
    for (const namespace of this.#attached) namespace.connect(this.#attempts);
  };

  // Made when it is needed: on a server that renders pages there is nowhere to connect to.
  get #manager(): Manager {
    return (this.#made ??= this.#make());
  }

  #make(): Manager {
    // The path of the sockets is the same whatever the PathBase.
    const { origin } = new URL(this.url, globalThis.location?.href);
    const transports = ["websocket", "polling"];
    const manager = new Manager(origin, {
      autoConnect: false,
      reconnection: false,
      transports,
      tryAllTransports: true,
    });
    manager.on("error", ({ message }) => {
      // Something on the way swallows WebSockets without a word.
      if (message === "timeout") manager.opts.transports = transports.toReversed();
      this.#onGone(manager);
    });
    manager.on("close", () => this.#onGone(manager));
    return manager;
  }

  #onGone(manager: Manager): void {
    const { engine } = manager;
    // After the sockets have heard of it, too, and unless somebody has opened another one since.
    queueMicrotask(() => manager.engine === engine && this.#tryLater());
  }

  #tryLater(): void {
    const wanting = [...this.#attached].filter(({ isWanting }) => isWanting);
    if (wanting.length === 0) return;
    if (this.#timer === undefined) {
      this.#attempts++;
      const wait = backoff(this.#attempts);
      this.#timer = setTimeout(this.retry, wait);
      this.#retryAt = Date.now() + wait;
    }
    for (const namespace of wanting) namespace.waits(this.#attempts, this.#retryAt);
  }

  readonly #onNetwork = (): void => {
    if (this.#timer !== undefined && globalThis.document?.visibilityState !== "hidden") this.retry();
  };

  // The network is back, or somebody looks again: there is no reason to wait.
  #watchNetwork(how: "addEventListener" | "removeEventListener"): void {
    globalThis.window?.[how]?.("online", this.#onNetwork);
    globalThis.document?.[how]?.("visibilitychange", this.#onNetwork);
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
