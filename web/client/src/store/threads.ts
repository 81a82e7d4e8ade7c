import type { Id, Member, Position, ThreadSummary, UserId } from "../model.ts";
import type { ChangeOf, ThreadView } from "./change.ts";
import { unreadAfter, withRev } from "./messages.ts";
import { forward, furthest, receiptsOf } from "./receipts.ts";
import { change, put, without } from "./record.ts";
import type { ParleyData } from "./state.ts";

/** A thread as it was read at some moment: it may be older than what events have told since. */
export function withThread(data: ParleyData, { summary, members, positions }: ThreadView): ParleyData {
  const { id, participantCount } = summary;
  const known = data.conversations[id];
  if (known !== undefined && known.rev > summary.rev) return data;

  // Lists and events name a hundred members at most; all of an open thread are asked for where they have changed.
  const before = data.members[id] ?? [];
  const isShort = id in data.messages && members.length < Math.min(participantCount, before.length);
  const next = put(data, "conversations", id, withNewer(data, known?.lastMessage, summary));
  const places = data.receipts[id]?.positions ?? {};
  return withPositions(put(next, "members", id, isShort ? before : members), id, {
    ...places,
    ...furthest(places, positions),
  });
}

/** What was told before the thread was read may have happened after it. */
function withNewer(data: ParleyData, last: ThreadSummary["lastMessage"], told: ThreadSummary): ThreadSummary {
  const seq = told.lastMessage?.seq ?? 0;
  if (last === undefined || last.seq <= seq) return told;
  const unreadCount = told.unreadCount + unreadAfter(data, told.id, seq);
  return { ...told, lastMessage: last, lastMessageAt: last.createdAt, unreadCount };
}

export function withPosition(
  data: ParleyData,
  { threadId, userId, what, upToSeq, at }: ChangeOf<"position">,
): ParleyData {
  const positions = data.receipts[threadId]?.positions;
  if (positions === undefined) return data;
  const position = forward(positions[userId], what, upToSeq, at);
  return position === positions[userId] ? data : withPositions(data, threadId, { ...positions, [userId]: position });
}

export function withMember(data: ParleyData, { threadId, member, rev }: ChangeOf<"memberAdded">): ParleyData {
  const members = data.members[threadId];
  const next = withRev(data, threadId, rev);
  if (members === undefined || members.some(({ userId }) => userId === member.userId)) return next;

  const seq = data.conversations[threadId]?.lastMessage?.seq ?? 0;
  const positions = data.receipts[threadId]?.positions;
  return withMembers(next, threadId, [...members, member], {
    ...positions,
    [member.userId]: { deliveredSeq: seq, readSeq: seq },
  });
}

export function withoutMember(
  data: ParleyData,
  who: UserId,
  { threadId, newOwnerId, rev }: ChangeOf<"memberRemoved">,
): ParleyData {
  const members = data.members[threadId];
  const next = withRev(data, threadId, rev);
  const left = members?.filter(({ userId }) => userId !== who);
  if (left === undefined || left.length === members?.length) return next;

  const inRoles = left.map((member): Member => (member.userId === newOwnerId ? { ...member, role: "owner" } : member));
  return withMembers(next, threadId, inRoles, without(data.receipts[threadId]?.positions ?? {}, who));
}

/** A thread that one is no longer in: nothing of it stays, nor of what one wanted to send there. */
export function withoutThread(data: ParleyData, threadId: Id): ParleyData {
  return {
    ...withoutTimeline(data, threadId),
    conversations: without(data.conversations, threadId),
    list: { ...data.list, ids: data.list.ids.filter((id) => id !== threadId) },
    members: without(data.members, threadId),
    receipts: without(data.receipts, threadId),
    typing: without(data.typing, threadId),
    outbox: without(data.outbox, threadId),
  };
}

/** The messages of a thread are no longer kept. */
export function withoutTimeline(data: ParleyData, threadId: Id): ParleyData {
  const quotes = Object.entries(data.quotes).filter(([, quote]) => quote?.threadId !== threadId);
  return { ...data, messages: without(data.messages, threadId), quotes: Object.fromEntries(quotes) };
}

type Positions = Readonly<Record<UserId, Position>>;

/** One more member, or one less. */
function withMembers(data: ParleyData, threadId: Id, members: readonly Member[], positions: Positions): ParleyData {
  const by = members.length - (data.members[threadId]?.length ?? 0);
  const next = change(data, "conversations", threadId, (summary) => ({
    ...summary,
    participantCount: summary.participantCount + by,
  }));
  return withPositions(put(next, "members", threadId, members), threadId, positions);
}

/** Moves positions, and what all have reached with them. */
export function withPositions(data: ParleyData, threadId: Id, positions: Positions): ParleyData {
  const members = data.members[threadId] ?? [];
  const count = data.conversations[threadId]?.participantCount ?? Infinity;
  return put(data, "receipts", threadId, receiptsOf(positions, members, count, data.me));
}
