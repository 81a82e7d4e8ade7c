import type { Id, Message, ParleyState } from "@parley/client";

/** The `seq` where the messages begin that the user has not read, as it is now; undefined where all are read. */
export function firstNewSeq(state: ParleyState, threadId: Id): number | undefined {
  const { me } = state;
  const readSeq = me === undefined ? undefined : state.receipts[threadId]?.positions[me]?.readSeq;
  const unread = state.conversations[threadId]?.unreadCount ?? 0;
  if (readSeq === undefined || unread === 0) return undefined;
  const items = state.messages[threadId]?.items ?? [];
  return newestFirst(items, readSeq).findLast(({ senderId }) => senderId !== me)?.seq ?? readSeq + 1;
}

/** How many messages of others came after a `seq`. */
export function countAfter(items: readonly Message[], seq: number, me: string | undefined): number {
  return newestFirst(items, seq).filter(({ senderId }) => senderId !== me).length;
}

/** Only looks at what is newer. */
function newestFirst(items: readonly Message[], seq: number): readonly Message[] {
  const newer: Message[] = [];
  for (let index = items.length - 1; index >= 0 && items[index]!.seq > seq; index--) newer.push(items[index]!);
  return newer;
}
