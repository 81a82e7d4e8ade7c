import type { Message } from "../model.ts";

/** Where the message with `seq` is, or would be. */
export function placeOf(items: readonly Message[], seq: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (items[middle]!.seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Puts messages where they belong: newer states replace older ones, what is next is appended. What would leave a gap is left out; the sync
 * that follows brings it together with what is missing. `messages` are sorted by `seq`.
 */
export function merge(items: readonly Message[], messages: readonly Message[]): readonly Message[] {
  let merged: Message[] | undefined;
  for (const message of messages) {
    const current = merged ?? items;
    const place = placeOf(current, message.seq);
    const known = current[place];
    if (known?.seq === message.seq) {
      if (known.rev >= message.rev) continue;
      merged ??= [...items];
      merged[place] = message;
    } else if (place === current.length && message.seq === (current[place - 1]?.seq ?? 0) + 1) {
      merged ??= [...items];
      merged.push(message);
    }
  }
  return merged ?? items;
}

/** Puts a page of older messages, oldest first, before those that are here. */
export function prepend(items: readonly Message[], older: readonly Message[]): readonly Message[] {
  const first = items[0]?.seq ?? Infinity;
  return [...older.filter((message) => message.seq < first), ...items];
}

/** What is left of a message that was deleted. */
export function deleted(message: Message, rev: number, deletedAt: string): Message {
  const { attachmentUrl: _url, attachmentType: _type, ...rest } = message;
  return { ...rest, text: "", attachments: [], rev, deletedAt };
}

/** The changes up to `rev` are here, if nothing lies between. */
export function advance<Known extends { readonly rev: number }>(known: Known, rev: number): Known {
  return rev === known.rev + 1 ? { ...known, rev } : known;
}
