import type { Socket } from "socket.io-client";
import type { StoreApi } from "zustand/vanilla";
import type { Connection } from "./connection/connection.ts";
import type { TokenSource } from "./connection/tokens.ts";
import type { Gateway, Id, MemberRole, OutgoingContent, UserId } from "./model.ts";
import type { ParleyState } from "./store/state.ts";

/** How to reach a server, and as whom. */
export interface ParleyOptions {
  /** Which kind of chat: threads of colleagues, direct and group conversations, or the threads of orders. */
  readonly gateway: Gateway;
  /** Where the server is, with its `PathBase` if it has one. Default: where the page comes from. */
  readonly url?: string;
  /** The user's token, or what fetches one: asked again at every reconnect, and shortly before the last one expires. */
  readonly token?: TokenSource;
  /** In place of `url` and `token`: the connection of another client, to share. */
  readonly connection?: Connection;
  /** Where unsent messages survive a reload. Default: `localStorage`; null: nowhere. */
  readonly storage?: Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem"> | null;
  /** How often REST is asked while sockets do not work, in milliseconds. Default: 5,000. */
  readonly pollInterval?: number;
}

/** What becomes of a new thread. */
export interface NewGroup {
  readonly name: string;
  readonly memberIds: readonly UserId[];
}

/**
 * The chat of one user through one gateway. What it knows is in its store; what one does is shown there at once, or when the server has
 * answered. Methods that resolve reject with a `ParleyError` when the server refuses or does not answer.
 */
export interface Parley {
  readonly gateway: Gateway;
  readonly store: StoreApi<ParleyState>;
  /** The gateway's socket, for what the application itself wants to hear or say. */
  readonly socket: Socket;

  /** Connects, and stays connected until `close`. */
  connect(): void;
  /** Leaves the server. What is not sent stays in the storage. */
  close(): void;
  /** Tries to connect now instead of at the time in `connection.retryAt`. */
  retryConnection(): void;

  /** Loads the list of threads, once; it stays up to date. */
  loadThreads(): Promise<void>;
  /** Loads the next page of the list. */
  loadMoreThreads(): Promise<void>;
  /** Loads a thread and its newest messages, and listens to it until the returned function is called. */
  openThread(threadId: Id): () => void;
  /** Loads the messages before those that are here. */
  loadOlder(threadId: Id): Promise<void>;
  /** Loads older messages up to one; false where it does not exist. */
  loadUntil(threadId: Id, messageId: Id): Promise<boolean>;
  /** Loads a message that is replied to into `quotes`, unless it is here. */
  loadQuote(threadId: Id, messageId: Id): Promise<void>;

  /** The direct conversation with somebody, new or not; resolves with its id. */
  startDirect(userId: UserId): Promise<Id>;
  /** A new group; resolves with its id. */
  startGroup(group: NewGroup): Promise<Id>;
  /** The thread of an order, new or not; resolves with its id. */
  startOrder(orderId: string): Promise<Id>;
  addMember(threadId: Id, userId: UserId, role?: Extract<MemberRole, "admin" | "member">): Promise<void>;
  removeMember(threadId: Id, userId: UserId): Promise<void>;
  /** Leaves a group. */
  leave(threadId: Id): Promise<void>;
  rename(threadId: Id, name: string): Promise<void>;
  /** Opens or closes a thread for messages; blocking is for moderators. */
  setStatus(threadId: Id, action: "archive" | "unarchive" | "block" | "unblock"): Promise<void>;

  /** Sends a message: shown at once, sent as soon as there is a connection, also after a reload, and never twice. Returns its client id. */
  send(threadId: Id, content: OutgoingContent): string;
  /** Sends a refused message again. */
  retry(clientId: string): void;
  /** Forgets a message that was not sent. */
  discard(clientId: string): void;
  edit(messageId: Id, text: string): Promise<void>;
  remove(messageId: Id): Promise<void>;

  /** The user has really seen a thread up to a `seq`: counts as read for all who may know. */
  markSeen(threadId: Id, seq: number): void;
  /** The user types (call it at every key), or has stopped. */
  setTyping(threadId: Id, on: boolean): void;
  /** Asks who of these is online; the answer is in `presence`. */
  loadPresence(userIds: readonly UserId[]): Promise<void>;
}
