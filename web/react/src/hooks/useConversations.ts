import { ParleyError, type Failure, type ParleyData, type ThreadList, type ThreadSummary } from "@parley/client";
import { useCallback, useEffect } from "react";
import { useParley } from "../provider/ParleyProvider.tsx";
import { useParleyParts } from "./useParleyParts.ts";

/** The list of threads, and what loads more of it. */
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
  const progress = useListProgress();
  const threads = useParleyParts(({ list, conversations }) => list.ids.flatMap((id) => conversations[id] ?? []));
  return { ...progress, threads };
}

/** How far the list is loaded, without the threads in it: renders when that changes, not at every message. */
export function useListProgress(): Omit<ConversationsView, "threads"> {
  const parley = useParley();
  const progress = useParleyParts(progressOf);
  const reload = useCallback(() => void parley.loadThreads().catch(ignoreRefusal), [parley]);
  const loadMore = useCallback(() => void parley.loadMoreThreads().catch(ignoreRefusal), [parley]);
  useEffect(reload, [reload]);
  return { ...progress, loadMore, reload };
}

function progressOf({ list: { phase, hasMore, loadingMore, failure } }: ParleyData) {
  return { phase, hasMore, loadingMore, failure };
}

/** For what is shown otherwise, or not at all: what the server refuses is no mistake in here. */
export function ignoreRefusal(error: unknown): void {
  if (!(error instanceof ParleyError)) throw error;
}
