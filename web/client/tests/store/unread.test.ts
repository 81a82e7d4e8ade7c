import { describe, expect, it } from "vitest";
import { apply } from "../../src/store/apply.ts";
import { createStoreOf } from "../../src/store/store.ts";
import { ME, messageOf, messagesOf, openThread, THREAD } from "../kit/data.ts";
import type { ThreadParts } from "../kit/data.ts";

const counts = ({ conversations, totalUnread }: ReturnType<typeof openThread>) => ({
  thread: conversations[THREAD]?.unreadCount,
  total: totalUnread,
});

const readUpTo = (readSeq: number) => ({ [ME]: { deliveredSeq: readSeq, readSeq } });

function storeWith(parts: ThreadParts) {
  const store = createStoreOf();
  store.update(() => openThread(parts));
  return store.api;
}

describe("unread messages", () => {
  const data = openThread({ positions: readUpTo(6), summary: { unreadCount: 2 } });

  it("are one more for a new message of somebody else", () => {
    expect(counts(apply(data, { type: "message", message: messageOf(7) }))).toEqual({ thread: 3, total: 3 });
  });

  it("are no more for one of mine", () => {
    const message = messageOf(7, { senderId: ME });

    expect(counts(apply(data, { type: "message", message }))).toEqual({ thread: 2, total: 2 });
  });

  it("are no more for one that was deleted before it came here", () => {
    const message = messageOf(7, { rev: 8, text: "", deletedAt: "2026-01-02T00:00:00.000Z" });

    expect(counts(apply(data, { type: "message", message }))).toEqual({ thread: 2, total: 2 });
  });

  it("are no more for one that I have read elsewhere", () => {
    const ahead = openThread({ positions: readUpTo(7), summary: { unreadCount: 0 } });

    expect(counts(apply(ahead, { type: "message", message: messageOf(7) }))).toEqual({ thread: 0, total: 0 });
  });

  it("are no more for a message that was here already", () => {
    const behind = openThread({ positions: readUpTo(4), summary: { unreadCount: 2 } });

    expect(counts(apply(behind, { type: "message", message: messageOf(6) }))).toEqual({ thread: 2, total: 2 });
  });

  it("are what the server says", () => {
    const told = { type: "unread", threadId: THREAD, unreadCount: 9, totalUnread: 30 } as const;

    expect(counts(apply(data, told))).toEqual({ thread: 9, total: 30 });
  });

  it("are in the total also of a thread that is not here", () => {
    const told = { type: "unread", threadId: "unknown", unreadCount: 9, totalUnread: 30 } as const;

    expect(counts(apply(data, told))).toEqual({ thread: 2, total: 30 });
  });
});

describe("unread messages that were overtaken", () => {
  const data = openThread({ items: messagesOf(1, 5), positions: readUpTo(5), timeline: { phase: "loading" } });
  const ahead = apply(data, { type: "message", message: messageOf(9) });

  it("are counted with those before them when the thread is read in between", () => {
    const summary = { ...data.conversations[THREAD]!, rev: 8, lastMessage: messageOf(8), unreadCount: 3 };
    const view = { summary, members: data.members[THREAD]!, positions: data.receipts[THREAD]!.positions };

    expect(apply(ahead, { type: "thread", view }).conversations[THREAD]?.unreadCount).toBe(4);
  });
});

describe("reading", () => {
  it("leaves nothing unread when all is read", () => {
    const api = storeWith({ positions: readUpTo(2), summary: { unreadCount: 4 } });

    api.getState().setRead(THREAD, ME);

    expect(counts(api.getState())).toEqual({ thread: 0, total: 0 });
    expect(api.getState().receipts[THREAD]?.positions[ME]?.readSeq).toBe(6);
  });

  it("leaves unread what comes after it, without my own and deleted ones", () => {
    const items = [
      ...messagesOf(1, 6),
      messageOf(7, { senderId: ME }),
      messageOf(8, { deletedAt: "2026-01-02T00:00:00.000Z" }),
      messageOf(9),
    ];
    const api = storeWith({ items, positions: readUpTo(2), summary: { unreadCount: 5 } });

    api.getState().setRead(THREAD, ME, 5);

    expect(counts(api.getState())).toEqual({ thread: 2, total: 2 });
  });

  it("never makes more unread than there was", () => {
    const api = storeWith({ positions: readUpTo(0), summary: { unreadCount: 1 } });

    api.getState().setRead(THREAD, ME, 1);

    expect(counts(api.getState())).toEqual({ thread: 1, total: 1 });
  });

  it("goes forward only", () => {
    const api = storeWith({ positions: readUpTo(6), summary: { unreadCount: 0 } });
    const before = api.getState().receipts;

    api.getState().setRead(THREAD, ME, 3);

    expect(api.getState().receipts).toBe(before);
  });

  it("of somebody else leaves my own count alone", () => {
    const api = storeWith({ summary: { unreadCount: 4 } });

    api.getState().setRead(THREAD, "bob");

    expect(counts(api.getState())).toEqual({ thread: 4, total: 4 });
    expect(api.getState().receipts[THREAD]?.positions["bob"]?.readSeq).toBe(6);
  });
});
