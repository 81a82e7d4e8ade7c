import type { Id, Message, ParleyState } from "@parley/client";

/** How far the user has read a thread, as it is now; undefined where all is read. */
export function readSeqOf(state: ParleyState, threadId: Id): number | undefined {
  const isUnread = (state.conversations[threadId]?.unreadCount ?? 0) > 0;
  return isUnread && state.me !== undefined ? state.receipts[threadId]?.positions[state.me]?.readSeq : undefined;
}

/** Where the first message of somebody else after a `seq` is, as far as it is here; -1 where there is none. */
export function firstAfter(items: readonly Message[], seq: number, me: string | undefined): number {
  let index = placeAfter(items, seq);
  while (items[index]?.senderId === me && index < items.length) index++;
  return index < items.length ? index : -1;
}

/** The messages of others that came after a `seq`, oldest first. */
export function othersAfter(items: readonly Message[], seq: number, me: string | undefined): readonly Message[] {
  return items.slice(placeAfter(items, seq)).filter(({ senderId }) => senderId !== me);
}

/** Messages are without gaps. */
function placeAfter(items: readonly Message[], seq: number): number {
  return Math.max(0, seq + 1 - (items[0]?.seq ?? 0));
}
