import { ParleyError, type Failure, type ThreadList, type ThreadSummary } from "@parley/client";
import { useCallback, useEffect } from "react";
import { useShallow } from "zustand/react/shallow";
import { useParley, useParleyState } from "../provider/ParleyProvider.tsx";

export interface ConversationsView {
  readonly phase: ThreadList["phase"];
  /** Newest activity first; the same array, and the same objects, as long as nothing in them changes. */
  readonly threads: readonly ThreadSummary[];
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly failure: Failure | undefined;
  readonly loadMore: () => void;
  readonly reload: () => void;
}

/**
 * The list of threads, loaded while the component is mounted.
 *
 * @example
 * const { threads, hasMore, loadMore } = useConversations();
 */
export function useConversations(): ConversationsView {
  const parley = useParley();
  const list = useParleyState((state) => state.list);
  const threads = useParleyState(useShallow((state) => state.list.ids.flatMap((id) => state.conversations[id] ?? [])));
  const reload = useCallback(() => void parley.loadThreads().catch(isInStore), [parley]);
  const loadMore = useCallback(() => void parley.loadMoreThreads().catch(isInStore), [parley]);
  useEffect(reload, [reload]);
  const { phase, hasMore, loadingMore, failure } = list;
  return { phase, threads, hasMore, loadingMore, failure, loadMore, reload };
}

/** What the server refuses is shown from the list's `failure`. */
export function isInStore(error: unknown): void {
  if (!(error instanceof ParleyError)) throw error;
}
