import type {
  Capabilities,
  Member,
  Message,
  OutgoingMessage,
  Position,
  ThreadSummary,
  Timeline,
} from "../../src/model.ts";
import { receiptsOf } from "../../src/store/receipts.ts";
import { nothing, type ParleyData } from "../../src/store/state.ts";

/** The one whose chat it is, in the packets, too. */
export const ME = "ann";

/** The thread that the packets speak of, the last message in it, and a thread that they do not speak of. */
export const THREAD = "0198f1a0-0000-7000-8000-000000000001";
export const LAST = "0198f1a0-0000-7000-8000-000000000002";
export const OTHER = "0198f1a0-0000-7000-8000-00000000000f";

const capabilities: Capabilities = {
  send: { allowed: true },
  edit: true,
  archive: true,
  unarchive: false,
  block: false,
  unblock: false,
  rename: false,
  addMembers: false,
  removeMembers: false,
  leave: true,
};

/** A message of somebody else; its revision is that of a thread in which nothing but messages happened. */
export function messageOf(seq: number, parts: Partial<Message> = {}): Message {
  return {
    id: `message-${seq}`,
    threadId: THREAD,
    seq,
    rev: seq,
    senderId: "bob",
    kind: "text",
    text: `text ${seq}`,
    attachments: [],
    status: "sent",
    createdAt: new Date(Date.UTC(2026, 0, 1) + seq * 1000).toISOString(),
    ...parts,
  };
}

export function messagesOf(from: number, to: number, parts: Partial<Message> = {}): readonly Message[] {
  return Array.from({ length: to - from + 1 }, (_, index) => messageOf(from + index, parts));
}

export function outgoingOf(clientId: string, parts: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const content = { kind: "text", text: "on its way" } as const;
  return { clientId, threadId: THREAD, content, createdAt: "2026-01-01T10:00:00.000Z", state: "sending", ...parts };
}

export interface ThreadParts {
  readonly items?: readonly Message[];
  readonly members?: readonly Member[];
  readonly positions?: Readonly<Record<string, Position>>;
  readonly summary?: Partial<ThreadSummary>;
  readonly timeline?: Partial<Timeline>;
}

const everybody: readonly Member[] = [
  { userId: ME, role: "member", name: "Ann" },
  { userId: "bob", role: "member" },
  { userId: "cid", role: "owner" },
];

/** The same data with an open thread; its messages, members and positions fit together unless they are said not to. */
export function withOpenThread(data: ParleyData, id: string, parts: ThreadParts = {}): ParleyData {
  const { items = messagesOf(1, 6, { threadId: id }), members = everybody } = parts;
  const last = items.at(-1);
  const rev = Math.max(0, ...items.map((item) => item.rev));
  const start = { deliveredSeq: 0, readSeq: 0 };
  const positions = parts.positions ?? Object.fromEntries(members.map(({ userId }) => [userId, start]));
  const summary: ThreadSummary = {
    id,
    type: "group",
    status: "open",
    participantCount: members.length,
    ...(last !== undefined && { lastMessage: last }),
    lastMessageAt: last?.createdAt ?? null,
    unreadCount: 0,
    rev,
    capabilities,
    ...parts.summary,
  };
  const timeline = { phase: "ready", items, rev, hasOlder: false, loadingOlder: false, ...parts.timeline } as const;
  return {
    ...data,
    list: { ...data.list, phase: "ready", ids: [...data.list.ids, id] },
    conversations: { ...data.conversations, [id]: summary },
    messages: { ...data.messages, [id]: timeline },
    members: { ...data.members, [id]: members },
    receipts: { ...data.receipts, [id]: receiptsOf(positions, members, summary.participantCount, ME) },
    totalUnread: data.totalUnread + summary.unreadCount,
  };
}

/** What is known with one open thread. */
export function openThread(parts: ThreadParts = {}): ParleyData {
  return withOpenThread({ ...nothing, me: ME }, THREAD, parts);
}
