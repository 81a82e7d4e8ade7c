import { membersOf, nameOf, otherOf, type Id, type Member, type ParleyData, type ThreadSummary } from "@parley/client";
import { useShallow } from "zustand/react/shallow";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import type { Texts } from "../texts/texts.ts";
import { useLanguage } from "../texts/TextsContext.tsx";

export interface ThreadView {
  /** Undefined as long as it is not known. */
  readonly thread: ThreadSummary | undefined;
  /** What it is called: its own name, its order, or those in it. */
  readonly title: string;
  readonly members: readonly Member[];
  /** The other one, of a direct conversation or an order. */
  readonly other: Member | undefined;
  /** The names of those who type. */
  readonly typing: readonly string[];
}

/**
 * One thread: what it is called, who is in it, and who types.
 *
 * @example
 * const { title, members } = useThread(threadId);
 */
export function useThread(threadId: Id): ThreadView {
  const { texts } = useLanguage();
  return {
    thread: useParleyState((state) => state.conversations[threadId]),
    title: useParleyState((state) => titleOf(state, threadId, texts)),
    members: useParleyState((state) => membersOf(state, threadId)),
    other: useParleyState((state) => otherOf(state, threadId)),
    typing: useParleyState(useShallow((state) => typingNames(state, threadId))),
  };
}

const NAMED = 4;

/** What a thread is called. */
export function titleOf(data: ParleyData, threadId: Id, texts: Texts): string {
  const thread = data.conversations[threadId];
  if (thread === undefined) return "";
  if (thread.type === "order" && thread.orderId !== undefined) return texts.orderName(thread.orderId);
  if (thread.name !== undefined && thread.name !== "") return thread.name;
  const others = membersOf(data, threadId).filter(({ userId }) => userId !== data.me);
  return others.length === 0
    ? texts.you
    : texts.names(others.slice(0, NAMED).map(({ userId, name }) => name ?? userId));
}

function typingNames(data: ParleyData, threadId: Id): readonly string[] {
  return (data.typing[threadId] ?? []).map((userId) => nameOf(data, threadId, userId));
}
