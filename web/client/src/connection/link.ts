import type { Socket } from "socket.io-client";
import { asRefusal, failureOf, ParleyError } from "../failure.ts";
import type { Emission } from "../gateways/words.ts";
import type { ConnectionState, Failure } from "../model.ts";
import type { Done, Refusal } from "../wire/acks.ts";
import type { SessionReady } from "../wire/session.ts";
import { backoff } from "./backoff.ts";
import type { Attached, Connection } from "./connection.ts";
import { claimsOf } from "./tokens.ts";

/** How long an acknowledgement may take, in milliseconds; after that the event may or may not have come through. */
const ACK_TIMEOUT = 10_000;

/** A server that is full notices within a minute which connections are gone; one without the gateway is asked as often. */
const LONG_WAIT = 60_000;

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
  readonly #namespace: string;
  readonly #listener: LinkListener;
  #made: Socket | undefined;
  #isOnline = false;
  #isLeaving = false;
  #isRefused = false;
  #refusals = 0;
  #tries = 0;
  #failure: Failure | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #refresh: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, namespace: string, listener: LinkListener) {
    this.#connection = connection;
    this.#namespace = namespace;
    this.#listener = listener;
  }

  get isOnline(): boolean {
    return this.#isOnline;
  }

  get isWanting(): boolean {
    return !this.#isOnline && !this.#isRefused && this.#timer === undefined;
  }

  /** Whether the server is asked to let it in: by every socket that is not given up, as soon as there is a connection. */
  get #isAsking(): boolean {
    return !this.#isOnline && this.socket.active && this.#connection.isOpen;
  }

  get socket(): Socket {
    return (this.#made ??= this.#make());
  }

  open(): void {
    this.#isLeaving = this.#isRefused = false;
    this.#refusals = this.#tries = 0;
    this.#failure = undefined;
    this.#stopWaiting();
    this.#connection.attach(this);
  }

  close(): void {
    this.#connection.detach(this);
    this.#stopWaiting();
    clearTimeout(this.#refresh);
    // A question that is not answered cannot be taken back, and a second one would end the connection of all.
    this.#isLeaving = this.#isAsking && this.#connection.isShared;
    if (!this.#isLeaving) this.#leave();
    this.#isOnline = this.#isRefused = false;
    this.#listener.state({ status: "idle", attempts: 0 });
  }

  retry(): void {
    if (this.#isRefused) return this.open();
    this.#stopWaiting();
    this.#connection.retry();
  }

  connect(attempts: number): void {
    if (!this.isWanting) return;
    this.#tell({ status: "connecting", attempts });
    if (!this.#isAsking) this.socket.connect();
  }

  waits(attempts: number, retryAt: number): void {
    this.#failure ??= failureOf(ParleyError.offline());
    this.#tell({ status: "offline", attempts, retryAt });
  }

  /** Sends an event and resolves with its acknowledgement; rejects with what was refused, or as offline. */
  async ask<Answer extends Done>([event, body]: Emission): Promise<Answer> {
    if (!this.#isOnline) throw ParleyError.offline();
    const answer: Answer | Refusal = await this.socket
      .timeout(ACK_TIMEOUT)
      .emitWithAck(event, body)
      .catch(() => Promise.reject(ParleyError.offline()));
    if (!answer.success) throw ParleyError.refused(answer);
    return answer;
  }

  /** Sends an event that nobody misses where it gets lost. */
  tell([event, body]: Emission): void {
    if (this.#isOnline) this.socket.volatile.emit(event, body, () => {});
  }

  #make(): Socket {
    const socket = this.#connection.socket(this.#namespace, () => this.#onTokenless());
    socket.on("session:ready", (session: SessionReady) => this.#onReady(session));
    socket.on("auth:expired", () => this.#connection.tokens.forget());
    socket.on("connect_error", (error) => this.#onError(error));
    socket.on("disconnect", (reason) => this.#onDisconnect(reason));
    return socket.onAny((name: string, payload: unknown) => this.#listener.event(name, payload));
  }

  #onReady(session: SessionReady): void {
    if (this.#isLeaving) return this.#leave();
    this.#isOnline = true;
    this.#refusals = this.#tries = 0;
    this.#failure = undefined;
    this.#connection.succeed();
    this.#listener.ready(session);
    this.#tell({ status: "online", attempts: 0 });
    void this.#keepFresh(false);
  }

  #onError(error: Error): void {
    if (this.#isLeaving) this.#leave();
    // Without data nobody has answered: it is the connection, which plans its next try.
    else if (!("data" in error)) this.#failure = { code: "offline", message: error.message };
    else if (error.message === "unauthorized") this.#onRefused();
    else if (error.message === "too_many_connections") this.#later("rate_limited", LONG_WAIT);
    else if (error.message === "Invalid namespace") this.#later("not_found", LONG_WAIT);
    else this.#later("unavailable");
  }

  #onTokenless(): void {
    if (this.#isLeaving) return this.#leave();
    this.#leave();
    this.#later("offline");
  }

  #onDisconnect(reason: Socket.DisconnectReason): void {
    this.#isOnline = false;
    clearTimeout(this.#refresh);
    if (reason === "io client disconnect") return;
    if (this.#isLeaving) return this.#leave();
    if (reason === "io server disconnect") this.#onRefused();
    else this.#tell({ status: "offline", attempts: 0 });
  }

  #onRefused(): void {
    const { tokens } = this.#connection;
    tokens.forget();
    this.#isRefused = ++this.#refusals >= MAX_REFUSED || !tokens.isRenewable;
    this.#later("unauthorized");
  }

  /** Tries again by itself, whatever the others on the connection do. */
  #later(code: Failure["code"], wait = backoff(++this.#tries)): void {
    this.#failure = { code, message: code };
    this.#stopWaiting();
    if (this.#isRefused) return this.#tell({ status: "refused", attempts: this.#refusals });
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.connect(this.#tries);
    }, wait);
    this.#tell({ status: "offline", attempts: this.#tries, retryAt: Date.now() + wait });
  }

  #leave(): void {
    this.#isLeaving = false;
    this.#made?.disconnect();
  }

  #tell(state: Omit<ConnectionState, "polling">): void {
    if (!this.#isLeaving) this.#listener.state({ ...state, failure: this.#failure });
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  // A socket that shows a newer token in time stays; otherwise the server ends it at its time, and the way back in asks for a token again.
  async #keepFresh(isDue: boolean): Promise<void> {
    try {
      const { tokens } = this.#connection;
      const token = await (isDue ? tokens.fresh(2 * REFRESH_EARLY) : tokens.get());
      if (isDue) await this.ask(["auth:refresh", { token }]);
      const left = (claimsOf(token)?.expiresAt ?? 0) - Date.now();
      const wait = Math.max(left - REFRESH_EARLY, left / 2);
      if (!tokens.isRenewable || wait <= 0 || wait > LONGEST_TIMER || !this.#isOnline) return;
      clearTimeout(this.#refresh);
      this.#refresh = setTimeout(() => void this.#keepFresh(true), wait);
    } catch (error) {
      asRefusal(error);
    }
  }
}
