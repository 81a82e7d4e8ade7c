import { createParley, type Gateway, type Member, type Message, type Parley, type ThreadSummary } from "@parley/client";
import type { ParleyData } from "../../../client/src/store/state.ts";

const NAMES: Readonly<Record<string, string>> = {
  ana: "Ana Ruiz",
  ben: "Ben Okafor",
  chi: "Chi Lin",
  dua: "Dua Haddad",
};

export const people = Object.entries(NAMES).map(([userId, name]) => ({ userId, name }));

export function member(userId: string, role: Member["role"] = "member"): Member {
  return { userId, role, name: NAMES[userId] ?? userId };
}

export function message(parts: Partial<Message> = {}): Message {
  return {
    id: `message of ${parts.threadId ?? "one"}`,
    threadId: "one",
    seq: 1,
    rev: 1,
    senderId: "ben",
    kind: "text",
    text: "Good morning",
    attachments: [],
    status: "sent",
    createdAt: "2026-01-05T09:00:00.000Z",
    ...parts,
  };
}

export function thread(id: string, parts: Partial<ThreadSummary> = {}): ThreadSummary {
  const { capabilities } = everythingForbidden;
  const lastMessage = "lastMessage" in parts ? parts.lastMessage : message({ threadId: id });
  return {
    id,
    type: "direct",
    status: "open",
    participantCount: 2,
    unreadCount: 0,
    rev: 1,
    capabilities,
    lastMessageAt: lastMessage?.createdAt ?? null,
    ...(lastMessage && { lastMessage }),
    ...parts,
  };
}

export const everythingForbidden = {
  capabilities: {
    send: { allowed: true },
    edit: false,
    archive: false,
    unarchive: false,
    block: false,
    unblock: false,
    rename: false,
    addMembers: false,
    removeMembers: false,
    leave: false,
  },
} as const;

export interface World {
  readonly threads?: readonly ThreadSummary[];
  /** By thread; Ben where nobody is named. */
  readonly members?: Readonly<Record<string, readonly Member[]>>;
  readonly data?: Partial<ParleyData>;
  /** What the server would answer. */
  readonly answers?: Partial<Parley>;
  readonly gateway?: Gateway;
}

const done = async () => undefined;

/** What Ana sees: a real client that is connected to nothing. */
export function world({ threads = [], members = {}, data = {}, answers = {}, gateway = "chat" }: World = {}): Parley {
  const parley = createParley({ gateway, url: "https://parley.invalid", token: "none", storage: null });
  Object.assign(parley, {
    connect: () => undefined,
    close: () => undefined,
    openThread: () => () => undefined,
    loadThreads: done,
    loadMoreThreads: done,
    loadPresence: done,
    markSeen: () => undefined,
    ...answers,
  });
  parley.store.setState({
    me: "ana",
    connection: { status: "online", attempts: 0, polling: false },
    list: { phase: "ready", ids: threads.map(({ id }) => id), hasMore: false, loadingMore: false },
    conversations: Object.fromEntries(threads.map((summary) => [summary.id, summary])),
    members: Object.fromEntries(threads.map(({ id }) => [id, members[id] ?? [member("ana"), member("ben")]])),
    messages: Object.fromEntries(
      threads.map(({ id, lastMessage, rev }) => [
        id,
        { phase: "ready", items: lastMessage ? [lastMessage] : [], rev, hasOlder: false, loadingOlder: false },
      ]),
    ),
    ...data,
  });
  return parley;
}
