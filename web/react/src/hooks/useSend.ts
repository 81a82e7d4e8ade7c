import { ParleyError, type Failure, type Id, type OutgoingContent } from "@parley/client";
import { useCallback, useMemo, useState } from "react";
import { useParley } from "../provider/ParleyProvider.tsx";

/** What one may do to one's messages. */
export interface Sending {
  /** Shows a message at once and sends it; returns its client id. */
  send(content: OutgoingContent): string;
  /** Sends a refused message again. */
  retry(clientId: string): void;
  /** Forgets a message that was not sent. */
  discard(clientId: string): void;
  /** Resolves with whether it is done; if not, `failure` says why. */
  edit(messageId: Id, text: string): Promise<boolean>;
  /** Resolves with whether it is done; if not, `failure` says why. */
  remove(messageId: Id): Promise<boolean>;
  /** Why the last edit or deletion was refused. What was refused of sending is with the message. */
  readonly failure: Failure | undefined;
  clearFailure(): void;
}

/**
 * Sends, edits and deletes messages of a thread.
 *
 * @example
 * const { send } = useSend(threadId);
 * send({ kind: "text", text: "On my way" });
 */
export function useSend(threadId: Id): Sending {
  const parley = useParley();
  const [refused, setRefused] = useState<{ readonly threadId: Id; readonly failure: Failure }>();
  const failure = refused?.threadId === threadId ? refused.failure : undefined;

  const settle = useCallback(
    async (done: Promise<void>) => {
      setRefused(undefined);
      try {
        await done;
        return true;
      } catch (error) {
        if (!(error instanceof ParleyError)) throw error;
        setRefused({ threadId, failure: error });
        return false;
      }
    },
    [threadId],
  );

  const actions = useMemo(
    () => ({
      send: (content: OutgoingContent) => parley.send(threadId, content),
      retry: (clientId: string) => parley.retry(clientId),
      discard: (clientId: string) => parley.discard(clientId),
      edit: (messageId: Id, text: string) => settle(parley.edit(messageId, text)),
      remove: (messageId: Id) => settle(parley.remove(messageId)),
      clearFailure: () => setRefused(undefined),
    }),
    [parley, threadId, settle],
  );
  return useMemo(() => ({ ...actions, failure }), [actions, failure]);
}
