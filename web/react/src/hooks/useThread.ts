import { membersOf, otherOf, type Id, type Member, type ParleyData, type ThreadSummary } from "@parley/client";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { useTyping } from "./useTyping.ts";
import type { Texts } from "../texts/texts.ts";
import { useLanguage } from "../texts/TextsContext.tsx";

/** A thread, ready to be shown. */
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
  return {
    thread: useParleyState((state) => state.conversations[threadId]),
    title: useTitle(threadId),
    members: useParleyState((state) => membersOf(state, threadId)),
    other: useParleyState((state) => otherOf(state, threadId)),
    typing: useTyping(threadId).names,
  };
}

/** What a thread is called. */
export function useTitle(threadId: Id): string {
  const { texts } = useLanguage();
  return useParleyState((state) => titleOf(state, threadId, texts));
}

const NAMED = 4;

/** The titles of groups without a name: a large one is gone through once, not at every change of the store. */
const titles = new WeakMap<
  readonly Member[],
  { readonly me: unknown; readonly texts: Texts; readonly title: string }
>();

/** What a thread is called. */
export function titleOf(data: ParleyData, threadId: Id, texts: Texts): string {
  const thread = data.conversations[threadId];
  if (thread === undefined) return "";
  if (thread.type === "order" && thread.orderId !== undefined) return texts.orderName(thread.orderId);
  if (thread.name !== undefined && thread.name !== "") return thread.name;
  const { me } = data;
  const members = membersOf(data, threadId);
  const known = titles.get(members);
  if (known !== undefined && known.me === me && known.texts === texts) return known.title;
  const others = members.filter(({ userId }) => userId !== me).slice(0, NAMED);
  const title = others.length === 0 ? texts.you : texts.names(others.map(({ userId, name }) => name ?? userId));
  titles.set(members, { me, texts, title });
  return title;
}
