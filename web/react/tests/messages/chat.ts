import type {
  Id,
  Member,
  Message,
  OutgoingContent,
  OutgoingMessage,
  Parley,
  Position,
  ThreadSummary,
} from "@parley/client";
import { withPositions } from "../../../client/src/store/threads.ts";
import { nothing, type ParleyData } from "../../../client/src/store/state.ts";
import { createStoreOf } from "../../../client/src/store/store.ts";
import { everythingForbidden } from "../threads/world.ts";
import { prepend } from "../../../client/src/store/timeline.ts";

export const THREAD = "0197f000-0000-7000-8000-000000000001";
export const START = Date.UTC(2026, 0, 5, 9, 0);

const LIMITS = {
  orderTextLength: 2000,
  textLength: 4000,
  orderMessagesPerWindow: 0,
  orderWindowSeconds: 0,
  messagesPerWindow: 0,
  windowSeconds: 0,
  messagesPerDay: 0,
  eventsPerSecond: 50,
};

/** A stored message: `seq` decides what is not said. */
export function message(seq: number, parts: Partial<Message> = {}): Message {
  return {
    id: `0197f001-0000-7000-8000-${String(seq).padStart(12, "0")}`,
    threadId: THREAD,
    seq,
    rev: seq,
    senderId: "ben",
    kind: "text",
    text: `Message ${seq}`,
    attachments: [],
    status: "sent",
    createdAt: new Date(START + seq * 60_000).toISOString(),
    ...parts,
  };
}

export interface ChatOptions {
  readonly items?: readonly Message[];
  /** Messages that are loaded page by page. */
  readonly older?: readonly Message[];
  readonly outgoing?: readonly OutgoingMessage[];
  readonly members?: readonly Member[];
  readonly positions?: Readonly<Record<string, Position>>;
  readonly thread?: Partial<ThreadSummary>;
  readonly data?: Partial<ParleyData>;
  readonly gateway?: Parley["gateway"];
}

/** What was asked of the client. */
export type Calls = [name: string, ...args: unknown[]][];

/** A client over a real store that is connected to nothing, and what was asked of it. */
export function chat(options: ChatOptions = {}): {
  parley: Parley;
  calls: Calls;
  set: (data: Partial<ParleyData>) => void;
} {
  const store = createStoreOf().api;
  store.setState(startOf(options));
  const calls: Calls = [];
  const note =
    <Result>(name: string, result: (...args: never[]) => Result) =>
    (...args: unknown[]) => {
      calls.push([name, ...args]);
      return result(...(args as never[]));
    };
  let older = options.older ?? [];
  const loadOlder = async (count: number) => {
    const page = older.slice(-count);
    older = older.slice(0, -count);
    setTimeline(store, (timeline) => ({
      ...timeline,
      items: prepend(timeline.items, page),
      hasOlder: older.length > 0,
    }));
  };
  const parley = {
    gateway: options.gateway ?? "chat",
    store,
    connect: () => undefined,
    close: () => undefined,
    openThread: note("openThread", () => () => undefined),
    loadOlder: note("loadOlder", () => loadOlder(50)),
    loadUntil: note("loadUntil", async (_threadId: Id, messageId: Id) => {
      const place = older.findIndex(({ id }) => id === messageId);
      if (place !== -1) await loadOlder(older.length - place + 10);
      return store.getState().messages[THREAD]!.items.some(({ id }) => id === messageId);
    }),
    loadQuote: note("loadQuote", async (_threadId: Id, messageId: Id) => {
      const quote = older.find(({ id }) => id === messageId) ?? null;
      store.setState(({ quotes }) => ({ quotes: { ...quotes, [messageId]: quote } }));
    }),
    send: note("send", (threadId: Id, content: OutgoingContent) => store.getState().optimisticSend(threadId, content)),
    retry: note("retry", () => undefined),
    discard: note("discard", () => undefined),
    edit: note("edit", async () => undefined),
    remove: note("remove", async () => undefined),
    markSeen: note("markSeen", () => undefined),
    setTyping: note("setTyping", () => undefined),
  };
  return { parley: parley as unknown as Parley, calls, set: (data) => store.setState(data) };
}

type Store = Parley["store"];

function startOf({
  items = [],
  older = [],
  outgoing = [],
  members,
  positions = {},
  thread,
  data,
}: ChatOptions): ParleyData {
  const all = members ?? [
    { userId: "ana", role: "owner", name: "Ana Ruiz" },
    { userId: "ben", role: "member", name: "Ben Okafor" },
  ];
  const summary: ThreadSummary = {
    id: THREAD,
    type: all.length > 2 ? "group" : "direct",
    status: "open",
    participantCount: all.length,
    lastMessageAt: items.at(-1)?.createdAt ?? null,
    ...(items.length > 0 && { lastMessage: items.at(-1)! }),
    unreadCount: 0,
    rev: items.at(-1)?.rev ?? 0,
    capabilities: { ...everythingForbidden.capabilities, edit: true, archive: true },
    ...thread,
  };
  const timeline = {
    phase: "ready",
    items,
    rev: summary.rev,
    hasOlder: older.length > 0,
    loadingOlder: false,
  } as const;
  const start: ParleyData = {
    ...nothing,
    me: "ana",
    limits: LIMITS,
    connection: { status: "online", attempts: 0, polling: false },
    conversations: { [THREAD]: summary },
    messages: { [THREAD]: timeline },
    members: { [THREAD]: all },
    outbox: outgoing.length === 0 ? {} : { [THREAD]: outgoing },
  };
  return { ...withPositions(start, THREAD, positions), ...data };
}

function setTimeline(
  store: Store,
  change: (timeline: ParleyData["messages"][string]) => ParleyData["messages"][string],
) {
  store.setState(({ messages }) => ({ messages: { ...messages, [THREAD]: change(messages[THREAD]!) } }));
}
