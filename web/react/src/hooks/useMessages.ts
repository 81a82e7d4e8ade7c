import type { Failure, Id, Message, OutgoingMessage, Timeline } from "@parley/client";
import { useCallback, useEffect, useState } from "react";
import { useParley, useParleyState } from "../provider/ParleyProvider.tsx";

const NO_MESSAGES: readonly Message[] = [];
const NOTHING_WAITS: readonly OutgoingMessage[] = [];

/** The messages of an open thread. */
export interface Messages {
  readonly phase: Timeline["phase"];
  /** Why they could not be loaded. */
  readonly failure: Failure | undefined;
  /** Those that are here, oldest first. Rows that did not change stay the same objects. */
  readonly items: readonly Message[];
  /** Own ones that are not acknowledged yet; they come after `items`. */
  readonly outgoing: readonly OutgoingMessage[];
  readonly hasOlder: boolean;
  readonly loadingOlder: boolean;
  loadOlder(): Promise<void>;
  /** Loads older messages up to one; false where it does not exist. */
  loadUntil(messageId: Id): Promise<boolean>;
  /** Loads the thread anew after a failure. */
  reload(): void;
}

/**
 * Opens a thread while the component is mounted, and gives its messages.
 *
 * @example
 * const { phase, items, outgoing } = useMessages(threadId);
 */
export function useMessages(threadId: Id): Messages {
  const parley = useParley();
  const timeline = useParleyState((state) => state.messages[threadId]);
  const outgoing = useParleyState((state) => state.outbox[threadId]) ?? NOTHING_WAITS;
  const [opened, setOpened] = useState(0);

  // `opened` is what `reload` changes.
  useEffect(() => parley.openThread(threadId), [parley, threadId, opened]);

  return {
    phase: timeline?.phase ?? "loading",
    failure: timeline?.failure,
    items: timeline?.items ?? NO_MESSAGES,
    outgoing,
    hasOlder: timeline?.hasOlder ?? false,
    loadingOlder: timeline?.loadingOlder ?? false,
    loadOlder: useCallback(() => parley.loadOlder(threadId), [parley, threadId]),
    loadUntil: useCallback((messageId: Id) => parley.loadUntil(threadId, messageId), [parley, threadId]),
    reload: useCallback(() => setOpened((times) => times + 1), []),
  };
}
