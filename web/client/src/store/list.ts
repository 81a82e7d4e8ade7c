import type { Id, ThreadSummary } from "../model.ts";

type Summaries = Readonly<Record<Id, ThreadSummary>>;

/** Newest activity first; what never had any comes last, newest first. */
function compare(one: ThreadSummary, other: ThreadSummary): number {
  const [first, second] = [one.lastMessageAt ?? "", other.lastMessageAt ?? ""];
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

export function without<Value>(record: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  const { [key]: _, ...others } = record;
  return others;
}
