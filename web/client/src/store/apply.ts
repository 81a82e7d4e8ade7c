import type { Id, Member, Message, Position, ThreadSummary, UserId } from "../model.ts";
import type { Change, ThreadView } from "./change.ts";
import { place, without } from "./list.ts";
import { forward, furthest, receiptsOf } from "./receipts.ts";
import type { ParleyData } from "./state.ts";
import { advance, deleted, merge } from "./timeline.ts";

type Of<Type extends Change["type"]> = Extract<Change, { type: Type }>;

/** What is known after a change. Told twice, or of something that is not here, it changes nothing. */
export function apply(data: ParleyData, change: Change): ParleyData {
  switch (change.type) {
    case "message":
      return withMessage(data, change.message);
    case "edited":
      return withState(data, change.message);
    case "deleted":
      return withoutMessage(data, change);
    case "position":
      return withPosition(data, change);
    case "typing":
      return withTyping(data, change.threadId, change.userId, change.on);
    case "thread":
      return withThread(data, change.view);
    case "memberAdded":
      return withMember(data, change);
    case "memberRemoved":
      return withoutMember(data, change);
    case "unread":
      return {
        ...withSummary(data, change.threadId, (summary) => ({ ...summary, unreadCount: change.unreadCount })),
        totalUnread: change.totalUnread,
      };
    case "presence": {
      const { online, lastSeenAt } = change;
      const presence = { online, ...(lastSeenAt !== undefined && { lastSeenAt }) };
      return { ...data, presence: { ...data.presence, [change.userId]: presence } };
    }
  }
}

function withMessage(data: ParleyData, message: Message): ParleyData {
  const known = data.conversations[message.threadId]?.lastMessage?.seq ?? 0;
  const next = withState(
    withTyping(withoutOutgoing(data, message), message.threadId, message.senderId, false),
    message,
  );
  const summary = next.conversations[message.threadId];
  if (summary === undefined || message.seq <= known) return next;

  const isOfOthers = message.senderId !== data.me && message.deletedAt === undefined;
  const isUnread = isOfOthers && message.seq > readSeq(data, message.threadId);
  const conversations = {
    ...next.conversations,
    [message.threadId]: {
      ...summary,
      lastMessage: message,
      lastMessageAt: message.createdAt,
      unreadCount: summary.unreadCount + Number(isUnread),
    },
  };
  const isListed = next.list.phase !== "idle";
  const ids = isListed ? place(next.list.ids, conversations, message.threadId) : next.list.ids;
  return {
    ...next,
    conversations,
    list: ids === next.list.ids ? next.list : { ...next.list, ids },
    totalUnread: next.totalUnread + Number(isUnread),
  };
}

/** A message as it is now: in the timeline, and where it is the last one of its thread. */
function withState(data: ParleyData, message: Message): ParleyData {
  const { threadId, rev } = message;
  const next = withRev(data, threadId, rev, (items) => merge(items, [message]));
  return withSummary(next, threadId, (summary) =>
    summary.lastMessage?.id === message.id && summary.lastMessage.rev < rev
      ? { ...summary, lastMessage: message }
      : summary,
  );
}

function withoutMessage(data: ParleyData, { threadId, messageId, rev, deletedAt }: Of<"deleted">): ParleyData {
  const strike = (message: Message) =>
    message.id === messageId && message.rev < rev ? deleted(message, rev, deletedAt) : message;
  const next = withRev(data, threadId, rev, (items) => {
    const index = items.findLastIndex(({ id }) => id === messageId);
    return index === -1 ? items : items.with(index, strike(items[index]!));
  });
  return withSummary(next, threadId, (summary) =>
    summary.lastMessage?.id === messageId ? { ...summary, lastMessage: strike(summary.lastMessage) } : summary,
  );
}

function withPosition(data: ParleyData, { threadId, userId, what, upToSeq, at }: Of<"position">): ParleyData {
  const receipts = data.receipts[threadId];
  if (receipts === undefined) return data;
  const position = forward(receipts.positions[userId], what, upToSeq, at);
  return position === receipts.positions[userId]
    ? data
    : withPositions(data, threadId, { ...receipts.positions, [userId]: position });
}

export function withTyping(data: ParleyData, threadId: Id, userId: UserId, on: boolean): ParleyData {
  const typing = data.typing[threadId] ?? [];
  if (typing.includes(userId) === on) return data;
  const now = on ? [...typing, userId] : typing.filter((other) => other !== userId);
  return { ...data, typing: { ...data.typing, [threadId]: now } };
}

/** A thread as it was read at some moment: it may be older than what events have told since. */
export function withThread(data: ParleyData, { summary, members, positions }: ThreadView): ParleyData {
  const known = data.conversations[summary.id];
  if (known !== undefined && known.rev > summary.rev) return data;

  // An event lists a hundred members at most; who is known already stays known.
  const isShort = members.length < summary.participantCount;
  const all = isShort && (data.members[summary.id]?.length ?? 0) > members.length ? data.members[summary.id]! : members;
  const next = {
    ...data,
    conversations: { ...data.conversations, [summary.id]: newerMessage(known, summary) },
    members: { ...data.members, [summary.id]: all },
  };
  const places = {
    ...data.receipts[summary.id]?.positions,
    ...furthest(data.receipts[summary.id]?.positions ?? {}, positions),
  };
  return withPositions(next, summary.id, places);
}

function newerMessage(known: ThreadSummary | undefined, told: ThreadSummary): ThreadSummary {
  const last = known?.lastMessage;
  if (known === undefined || last === undefined || last.seq <= (told.lastMessage?.seq ?? 0)) return told;
  return { ...told, lastMessage: last, lastMessageAt: known.lastMessageAt, unreadCount: known.unreadCount };
}

function withMember(data: ParleyData, { threadId, member, rev }: Of<"memberAdded">): ParleyData {
  const members = data.members[threadId];
  const isNew = members?.every(({ userId }) => userId !== member.userId) ?? false;
  const next = withRev(data, threadId, rev);
  if (members === undefined || !isNew) return next;

  const seq = data.conversations[threadId]?.lastMessage?.seq ?? 0;
  return withPositions(
    { ...withCount(next, threadId, 1), members: { ...data.members, [threadId]: [...members, member] } },
    threadId,
    { ...data.receipts[threadId]?.positions, [member.userId]: { deliveredSeq: seq, readSeq: seq } },
  );
}

function withoutMember(data: ParleyData, { threadId, userId, newOwnerId, rev }: Of<"memberRemoved">): ParleyData {
  if (userId === undefined || userId === data.me) return withoutThread(data, threadId);
  const next = withRev(data, threadId, rev);
  const members = data.members[threadId];
  if (!members?.some((member) => member.userId === userId)) return next;

  const left = members
    .filter((member) => member.userId !== userId)
    .map((member): Member => (member.userId === newOwnerId ? { ...member, role: "owner" } : member));
  return withPositions(
    { ...withCount(next, threadId, -1), members: { ...data.members, [threadId]: left } },
    threadId,
    without(data.receipts[threadId]?.positions ?? {}, userId),
  );
}

/** A thread that one is no longer in: nothing of it stays. */
export function withoutThread(data: ParleyData, threadId: Id): ParleyData {
  const { [threadId]: summary, ...conversations } = data.conversations;
  return {
    ...data,
    conversations,
    list: { ...data.list, ids: data.list.ids.filter((id) => id !== threadId) },
    messages: without(data.messages, threadId),
    members: without(data.members, threadId),
    receipts: without(data.receipts, threadId),
    typing: without(data.typing, threadId),
    totalUnread: Math.max(0, data.totalUnread - (summary?.unreadCount ?? 0)),
  };
}

/** Moves positions, and what all have reached with them. */
export function withPositions(
  data: ParleyData,
  threadId: Id,
  positions: Readonly<Record<UserId, Position>>,
): ParleyData {
  const members = data.members[threadId] ?? [];
  const count = data.conversations[threadId]?.participantCount ?? Infinity;
  return { ...data, receipts: { ...data.receipts, [threadId]: receiptsOf(positions, members, count, data.me) } };
}

/** A message of the outbox that is stored leaves it. */
function withoutOutgoing(data: ParleyData, message: Message): ParleyData {
  const waiting = data.outbox[message.threadId];
  if (message.senderId !== data.me || !waiting?.some(({ clientId }) => clientId === message.clientId)) return data;
  const left = waiting.filter(({ clientId }) => clientId !== message.clientId);
  return { ...data, outbox: { ...data.outbox, [message.threadId]: left } };
}

export function withSummary(
  data: ParleyData,
  threadId: Id,
  change: (summary: ThreadSummary) => ThreadSummary,
): ParleyData {
  const summary = data.conversations[threadId];
  const changed = summary && change(summary);
  return changed === undefined || changed === summary
    ? data
    : { ...data, conversations: { ...data.conversations, [threadId]: changed } };
}

function withCount(data: ParleyData, threadId: Id, by: 1 | -1): ParleyData {
  return withSummary(data, threadId, (summary) => ({ ...summary, participantCount: summary.participantCount + by }));
}

/** Notes the change `rev` of a thread, if none is missing before it, and what it does to the messages that are here. */
function withRev(
  data: ParleyData,
  threadId: Id,
  rev: number,
  change: (items: readonly Message[]) => readonly Message[] = (items) => items,
): ParleyData {
  const next = withSummary(data, threadId, (summary) => (rev === summary.rev + 1 ? { ...summary, rev } : summary));
  const timeline = data.messages[threadId];
  if (timeline?.phase !== "ready") return next;

  const items = change(timeline.items);
  const now = advance(items === timeline.items ? timeline : { ...timeline, items }, rev);
  return now === timeline ? next : { ...next, messages: { ...next.messages, [threadId]: now } };
}

function readSeq(data: ParleyData, threadId: Id): number {
  return (data.me !== undefined && data.receipts[threadId]?.positions[data.me]?.readSeq) || 0;
}
