import type { Id } from "@parley/client";
import { useParleyState } from "../provider/ParleyProvider.tsx";

/**
 * How many messages are unread: in a thread, or in all of them.
 *
 * @example
 * const badge = useUnread();
 */
export function useUnread(threadId?: Id): number {
  return useParleyState((state) =>
    threadId === undefined ? state.totalUnread : (state.conversations[threadId]?.unreadCount ?? 0),
  );
}
