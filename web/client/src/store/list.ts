import type { Id, ThreadList, ThreadSummary } from "../model.ts";
import { isSame } from "./record.ts";
import type { ParleyData } from "./state.ts";

type Summaries = Readonly<Record<Id, ThreadSummary>>;

/** When something last happened; an id (UUIDv7) begins with when its thread was begun. */
function activityOf({ id, lastMessageAt }: ThreadSummary): string {
  return lastMessageAt ?? new Date(Number.parseInt(id.replace("-", "").slice(0, 12), 16) || 0).toISOString();
}

/** Newest activity first, in the order of the server. */
function compare(one: ThreadSummary, other: ThreadSummary): number {
  const [first, second] = [activityOf(one), activityOf(other)];
  if (first !== second) return first < second ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}

/** The list with a thread in its place. */
export function place(ids: readonly Id[], summaries: Summaries, id: Id): readonly Id[] {
  const summary = summaries[id]!;
  const others = ids.filter((other) => other !== id);
  const before = others.findIndex((other) => compare(summary, summaries[other]!) < 0);
  const index = before === -1 ? others.length : before;
  return ids[index] === id ? ids : [...others.slice(0, index), id, ...others.slice(index)];
}

export function sorted(ids: Iterable<Id>, summaries: Summaries): readonly Id[] {
  return [...new Set(ids)].toSorted((one, other) => compare(summaries[one]!, summaries[other]!));
}

/** A thread that is known, in its place, where there is a list. */
export function listed(data: ParleyData, threadId: Id): ParleyData {
  const { list, conversations } = data;
  return list.phase === "idle" || conversations[threadId] === undefined
    ? data
    : withList(data, { ...list, ids: place(list.ids, conversations, threadId) });
}

export function withList(data: ParleyData, list: ThreadList): ParleyData {
  return isSame(data.list, list) ? data : { ...data, list };
}
