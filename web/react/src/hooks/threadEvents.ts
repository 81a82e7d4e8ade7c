import type { Id, Message, ParleyData, Position, ThreadSummary, UserId } from "@parley/client";

/** How far somebody has read. */
export interface ReadEvent {
  readonly threadId: Id;
  readonly userId: UserId;
  readonly upToSeq: number;
  readonly readAt?: string;
}

/** Who types in a thread now. */
export interface TypingEvent {
  readonly threadId: Id;
  readonly userIds: readonly UserId[];
}

type Look<Item> = (now: ParleyData, before: ParleyData, threadId: Id) => readonly Item[];

/** Messages that came or changed; older ones that are loaded are no news. */
export const messagesSince: Look<Message> = (now, before, threadId) => {
  const known = before.messages[threadId];
  const items = now.messages[threadId]?.items ?? [];
  if (known?.phase !== "ready" || known.items === items) return [];
  const first = known.items[0]?.seq ?? 0;
  // Both are without gaps.
  return items.filter((message) => message.seq >= first && known.items[message.seq - first] !== message);
};

export const readsSince: Look<ReadEvent> = (now, before, threadId) => {
  const known = before.receipts[threadId]?.positions;
  const positions = now.receipts[threadId]?.positions;
  if (positions === undefined || known === undefined || positions === known) return [];
  return Object.entries(positions)
    .filter(([userId, { readSeq }]) => readSeq > (known[userId]?.readSeq ?? 0))
    .map(([userId, position]) => readEvent(threadId, userId, position));
};

function readEvent(threadId: Id, userId: UserId, { readSeq, readAt }: Position): ReadEvent {
  return { threadId, userId, upToSeq: readSeq, ...(readAt !== undefined && { readAt }) };
}

export const typingSince: Look<TypingEvent> = (now, before, threadId) =>
  now.typing[threadId] === before.typing[threadId] ? [] : [{ threadId, userIds: now.typing[threadId] ?? [] }];

export const threadsSince: Look<ThreadSummary> = (now, before, threadId) => {
  const thread = now.conversations[threadId];
  return thread === undefined || thread === before.conversations[threadId] ? [] : [thread];
};
