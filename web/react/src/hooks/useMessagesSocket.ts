import type { ConnectionState, Id, Message, Parley, ParleyData, ThreadSummary } from "@parley/client";
import { useEffect, useMemo } from "react";
import { useParley, useParleyState } from "../provider/ParleyProvider.tsx";
import { batches } from "./batches.ts";
import {
  messagesSince,
  readsSince,
  threadsSince,
  typingSince,
  type ReadEvent,
  type TypingEvent,
} from "./threadEvents.ts";

/** Listens to the joined threads until the returned function is called; what comes is handed on in batches. */
export type Subscribe<Item> = (listener: (items: readonly Item[]) => void, options?: BatchOptions) => () => void;

/** How often what comes is handed on. */
export interface BatchOptions {
  /** At most one batch in so many milliseconds; default: 250. */
  readonly interval?: number;
}

/** The connection of orders' threads, and what can be heard on it. */
export interface MessagesSocket {
  /** The socket itself, for what the application wants to hear or say. */
  readonly socket: Parley["socket"];
  readonly connected: boolean;
  readonly status: ConnectionState["status"];
  /** Loads a thread and listens to it until it is left, or the component is gone. */
  readonly joinThread: (threadId: Id) => void;
  readonly leaveThread: (threadId: Id) => void;
  /** Messages that came, were edited or deleted. */
  readonly onMessage: Subscribe<Message>;
  readonly onRead: Subscribe<ReadEvent>;
  readonly onTyping: Subscribe<TypingEvent>;
  readonly onThread: Subscribe<ThreadSummary>;
}

/**
 * The threads of orders: join one, and hear what happens in it.
 *
 * @example
 * const { joinThread, leaveThread, onMessage } = useMessagesSocket();
 * useEffect(() => {
 *   joinThread(threadId);
 *   const stop = onMessage((messages) => console.log(messages.length));
 *   return () => { stop(); leaveThread(threadId); };
 * }, [threadId, joinThread, leaveThread, onMessage]);
 */
export function useMessagesSocket(): MessagesSocket {
  const parley = useParley();
  const status = useParleyState((state) => state.connection.status);
  const threads = useMemo(() => joinedThreads(parley), [parley]);
  useEffect(() => threads.leaveAll, [threads]);
  return {
    // Made when it is asked for: pages that are rendered on a server have none.
    get socket() {
      return parley.socket;
    },
    connected: status === "online",
    status,
    ...threads.actions,
  };
}

function joinedThreads(parley: Parley) {
  const joined = new Map<Id, () => void>();
  const joinThread = (threadId: Id) => {
    if (!joined.has(threadId)) joined.set(threadId, parley.openThread(threadId));
  };
  const leaveThread = (threadId: Id) => {
    joined.get(threadId)?.();
    joined.delete(threadId);
  };
  const subscription =
    <Item>(since: (now: ParleyData, before: ParleyData, threadId: Id) => readonly Item[]): Subscribe<Item> =>
    (listener, { interval = 250 } = {}) => {
      const batch = batches(listener, interval);
      const stop = parley.store.subscribe((now, before) => {
        for (const threadId of joined.keys()) batch.add(since(now, before, threadId));
      });
      return () => {
        stop();
        batch.stop();
      };
    };
  return {
    leaveAll: () => {
      for (const threadId of joined.keys()) leaveThread(threadId);
    },
    actions: {
      joinThread,
      leaveThread,
      onMessage: subscription(messagesSince),
      onRead: subscription(readsSince),
      onTyping: subscription(typingSince),
      onThread: subscription(threadsSince),
    },
  };
}
