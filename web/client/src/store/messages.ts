import type { Id, Message, UserId } from "../model.ts";
import type { ChangeOf } from "./change.ts";
import { listed } from "./list.ts";
import { change, put } from "./record.ts";
import type { ParleyData } from "./state.ts";
import { advance, deleted, merge, placeOf } from "./timeline.ts";

/** A message that is told, for the first time or again. */
export function withMessage(data: ParleyData, message: Message): ParleyData {
  const { threadId, seq } = message;
  const known = data.conversations[threadId]?.lastMessage?.seq ?? 0;
  const quiet = withTyping(data, threadId, message.senderId, false);
  const next = withoutOutgoing(withState(quiet, message), message);
  if (seq <= known) return next;

  const told = change(next, "conversations", threadId, (summary) => ({
    ...summary,
    lastMessage: message,
    lastMessageAt: message.createdAt,
    unreadCount: summary.unreadCount + Number(isUnread(data, message)),
  }));
  return listed(told, threadId);
}

/** A message as it is now: in the timeline, and where it is the last one of its thread. */
export function withState(data: ParleyData, message: Message): ParleyData {
  const { threadId, id, rev } = message;
  const next = withRev(data, threadId, rev, (items) => merge(items, [message]));
  return withLast(next, threadId, (last) => (last.id === id && last.rev < rev ? message : last));
}

export function withoutMessage(
  data: ParleyData,
  { threadId, messageId, rev, deletedAt }: ChangeOf<"deleted">,
): ParleyData {
  const strike = (message: Message) =>
    message.id === messageId && message.rev < rev ? deleted(message, rev, deletedAt) : message;
  const next = withRev(data, threadId, rev, (items) => {
    const index = items.findLastIndex(({ id }) => id === messageId);
    return index === -1 ? items : items.with(index, strike(items[index]!));
  });
  return withLast(next, threadId, strike);
}

export function withTyping(data: ParleyData, threadId: Id, userId: UserId, on: boolean): ParleyData {
  const typing = data.typing[threadId] ?? [];
  if (typing.includes(userId) === on) return data;
  return put(data, "typing", threadId, on ? [...typing, userId] : typing.filter((other) => other !== userId));
}

/** A message of the outbox leaves it once it is shown where it belongs: behind a gap it is not yet. */
export function withoutOutgoing(data: ParleyData, { threadId, clientId, senderId, seq }: Message): ParleyData {
  const timeline = data.messages[threadId];
  const isBehindGap = timeline?.phase === "ready" && seq > (timeline.items.at(-1)?.seq ?? 0);
  if (senderId !== data.me || isBehindGap) return data;
  return change(data, "outbox", threadId, (waiting) => waiting.filter((message) => message.clientId !== clientId));
}

/** Notes the change `rev` of a thread, if none is missing before it, and what it does to the messages that are here. */
export function withRev(
  data: ParleyData,
  threadId: Id,
  rev: number,
  to: (items: readonly Message[]) => readonly Message[] = (items) => items,
): ParleyData {
  const next = change(data, "conversations", threadId, (summary) => advance(summary, rev));
  return change(next, "messages", threadId, (timeline) =>
    timeline.phase === "ready" ? advance({ ...timeline, items: to(timeline.items) }, rev) : timeline,
  );
}

/** How many of the messages that are here after `seq` one has not read. */
export function unreadAfter(data: ParleyData, threadId: Id, seq: number): number {
  const items = data.messages[threadId]?.items ?? [];
  const last = data.conversations[threadId]?.lastMessage;
  const isLast = last === undefined || last.seq <= (items.at(-1)?.seq ?? 0);
  const here = isLast ? items : [...items, last];
  return here.slice(placeOf(here, seq + 1)).filter((message) => isUnread(data, message)).length;
}

function isUnread({ me, receipts }: ParleyData, { threadId, senderId, seq, deletedAt }: Message): boolean {
  const readSeq = (me !== undefined && receipts[threadId]?.positions[me]?.readSeq) || 0;
  return senderId !== me && deletedAt === undefined && seq > readSeq;
}

function withLast(data: ParleyData, threadId: Id, to: (last: Message) => Message): ParleyData {
  return change(data, "conversations", threadId, (summary) =>
    summary.lastMessage === undefined ? summary : { ...summary, lastMessage: to(summary.lastMessage) },
  );
}
