import type { Id, Message } from "@parley/client";
import { useCallback } from "react";
import { useParley } from "../provider/ParleyProvider.tsx";

/** Finds the last message of the user that can be edited, at the moment it is asked. */
export function useLastOwn(threadId: Id): () => Message | undefined {
  const parley = useParley();
  return useCallback(() => {
    const { me, messages } = parley.store.getState();
    return messages[threadId]?.items.findLast(
      ({ senderId, text, deletedAt }) => senderId === me && text !== "" && deletedAt === undefined,
    );
  }, [parley, threadId]);
}
