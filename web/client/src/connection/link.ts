import type { Socket } from "socket.io-client";
import { failureOf, ParleyError } from "../failure.ts";
import type { Emission } from "../gateways/words.ts";
import type { ConnectionState, Failure } from "../model.ts";
import type { Done, Refusal } from "../wire/acks.ts";
import type { SessionReady } from "../wire/session.ts";
import type { Attached, Connection } from "./connection.ts";
import { claimsOf } from "./tokens.ts";

/** How long an acknowledgement may take, in milliseconds; after that the connection is not believed. */
const ACK_TIMEOUT = 10_000;

/** A server that is full notices within a minute which connections are gone. */
const FULL_WAIT = 60_000;

/** How long before its end a token is replaced, in milliseconds. */
const REFRESH_EARLY = 30_000;

const LONGEST_TIMER = 2 ** 31 - 1;

/** Tokens that are refused in a row before it is no use to fetch another. */
const MAX_REFUSED = 3;

/** What a link tells its client. */
export interface LinkListener {
  ready(session: SessionReady): void;
  event(name: string, payload: unknown): void;
  state(state: Omit<ConnectionState, "polling">): void;
}

/** The connection of one gateway: its namespace, kept connected over the connection that it may share with others. */
export class Link implements Attached {
  readonly #connection: Connection;
  readonly #socket: Socket;
  readonly #listener: LinkListener;
  #isOnline = false;
  #isConnecting = false;
  #isRefused = false;
  #refusals = 0;
  #failure: Failure | undefined;
  #refresh: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, namespace: string, listener: LinkListener) {
    this.#connection = connection;
    this.#listener = listener;
    this.#socket = connection.socket(namespace);
    this.#socket.on("session:ready", this.#onReady);
    this.#socket.on("auth:expired", () => connection.tokens.forget());
    this.#socket.on("connect_error", this.#onError);
    this.#socket.on("disconnect", this.#onDisconnect);
    this.#socket.onAny((name: string, payload: unknown) => listener.event(name, payload));
  }

  get isOnline(): boolean {
    return this.#isOnline;
  }

  get socket(): Socket {
    return this.#socket;
  }

  open(): void {
    this.#isRefused = false;
    this.#refusals = 0;
    this.#connection.attach(this);
  }

  close(): void {
    this.#connection.detach(this);
    this.#socket.disconnect();
    this.#goOffline();
    this.#listener.state({ status: "idle", attempts: 0 });
  }

  retry(): void {
    if (this.#isRefused) this.open();
    else this.#connection.retry();
  }

  connect(attempts: number): void {
    if (this.#isOnline || this.#isConnecting || this.#isRefused) return;
    this.#isConnecting = true;
    this.#listener.state({ status: "connecting", attempts, ...this.#why() });
    this.#socket.connect();
  }

  waits(attempts: number, retryAt: number): void {
    this.#isConnecting = false;
    if (!this.#isOnline && !this.#isRefused) {
      const { failure = failureOf(ParleyError.offline()) } = this.#why();
      this.#listener.state({ status: "offline", attempts, retryAt, failure });
    }
  }

  /** Sends an event and resolves with its acknowledgement; rejects with what was refused, or as offline. */
  async ask<Answer extends Done>([event, body]: Emission): Promise<Answer> {
    if (!this.#isOnline) throw ParleyError.offline();
    const answer: Answer | Refusal = await this.#socket
      .timeout(ACK_TIMEOUT)
      .emitWithAck(event, body)
      .catch(() => Promise.reject(ParleyError.offline()));
    if (!answer.success) throw ParleyError.refused(answer);
    return answer;
  }

  /** Sends an event that nobody misses where it gets lost. */
  tell([event, body]: Emission): void {
    if (this.#isOnline) this.#socket.volatile.emit(event, body, () => {});
  }

  readonly #onReady = (session: SessionReady): void => {
    this.#isOnline = true;
    this.#isConnecting = false;
    this.#refusals = 0;
    this.#failure = undefined;
    this.#connection.succeed();
    this.#listener.ready(session);
    this.#listener.state({ status: "online", attempts: 0 });
    void this.#planRefresh();
  };

  readonly #onError = ({ message }: Error): void => {
    this.#isConnecting = false;
    if (message === "unauthorized") this.#onRefused();
    else if (message === "too_many_connections") this.#failWith("rate_limited", "Too many connections", FULL_WAIT);
    else if (message === "Invalid namespace") this.#onMissing();
    // Anything else is the connection itself, which plans its next try.
    else this.#failure = { code: "offline", message };
  };

  readonly #onDisconnect = (reason: Socket.DisconnectReason): void => {
    this.#goOffline();
    if (reason === "io server disconnect") this.#onRefused();
  };

  // The server does not have this gateway: REST has to do, and nothing is wrong with the connection.
  #onMissing(): void {
    this.#failure = { code: "not_found", message: "The server has switched this gateway off" };
    this.#listener.state({ status: "offline", attempts: 1, failure: this.#failure });
  }

  #onRefused(): void {
    this.#connection.tokens.forget();
    this.#refusals++;
    this.#isRefused = this.#refusals >= MAX_REFUSED || !this.#connection.tokens.isRenewable;
    this.#failWith("unauthorized", "The server does not accept the token");
    if (this.#isRefused) this.#listener.state({ status: "refused", attempts: this.#refusals, ...this.#why() });
  }

  #failWith(code: Failure["code"], message: string, atLeast?: number): void {
    this.#failure = { code, message };
    this.#connection.fail(atLeast);
  }

  #why(): { failure?: Failure } {
    return this.#failure === undefined ? {} : { failure: this.#failure };
  }

  #goOffline(): void {
    this.#isOnline = false;
    this.#isConnecting = false;
    clearTimeout(this.#refresh);
  }

  // A socket that shows a newer token in time stays; otherwise it is closed when the token ends, and comes back.
  async #planRefresh(): Promise<void> {
    const { tokens } = this.#connection;
    const claims = claimsOf(await tokens.get());
    const wait = (claims?.expiresAt ?? 0) - Date.now() - REFRESH_EARLY;
    if (!tokens.isRenewable || wait <= 0 || wait > LONGEST_TIMER || !this.#isOnline) return;
    this.#refresh = setTimeout(() => void this.#refreshToken(), wait);
  }

  async #refreshToken(): Promise<void> {
    try {
      const { tokens } = this.#connection;
      const claims = claimsOf(await tokens.get());
      const isOld = (claims?.expiresAt ?? 0) - Date.now() <= REFRESH_EARLY;
      await this.ask(["auth:refresh", { token: await (isOld ? tokens.renew() : tokens.get()) }]);
      await this.#planRefresh();
    } catch (error) {
      // The server ends the socket at its time, and the way back in asks for a token again.
      if (!(error instanceof ParleyError)) throw error;
    }
  }
}
