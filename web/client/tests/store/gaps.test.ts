import { describe, expect, it } from "vitest";
import { apply } from "../../src/store/apply.ts";
import type { Change } from "../../src/store/change.ts";
import { messageOf, messagesOf, openThread, THREAD } from "../kit/data.ts";

const revs = ({ messages, conversations }: ReturnType<typeof openThread>) => [
  messages[THREAD]?.rev,
  conversations[THREAD]?.rev,
];

describe("the revision that is here", () => {
  const data = openThread();

  const changes = (rev: number): readonly (Change & { name: string })[] => [
    { name: "a message", type: "message", message: messageOf(rev) },
    { name: "an edit", type: "edited", message: messageOf(3, { rev }) },
    { name: "a deletion", type: "deleted", threadId: THREAD, messageId: "message-3", rev, deletedAt: "then" },
    { name: "a new member", type: "memberAdded", threadId: THREAD, member: { userId: "dan", role: "member" }, rev },
    { name: "a lost member", type: "memberRemoved", threadId: THREAD, userId: "cid", rev },
  ];

  it.each(changes(7))("moves on with the next change: $name", (change) => {
    expect(revs(apply(data, change))).toEqual([7, 7]);
  });

  it.each(changes(8))("stays where a change before it is missing: $name", (change) => {
    expect(revs(apply(data, change))).toEqual([6, 6]);
  });

  it.each(changes(6))("stays where it is told again: $name", (change) => {
    expect(revs(apply(data, change))).toEqual([6, 6]);
  });

  it("stays for a thread that was read later than an event before it", () => {
    const { summary, ...view } = viewOf(9);
    const after = apply(data, { type: "thread", view: { summary, ...view } });

    expect(revs(after)).toEqual([6, 9]);
  });

  it("moves on for a message that is older than what is loaded", () => {
    const late = openThread({ items: messagesOf(4, 6) });
    const after = apply(late, { type: "edited", message: messageOf(1, { rev: 7 }) });

    expect(after.messages[THREAD]?.items).toBe(late.messages[THREAD]?.items);
    expect(revs(after)).toEqual([7, 7]);
  });
});

describe("a message behind a gap", () => {
  const data = openThread();
  const after = apply(data, { type: "message", message: messageOf(8) });

  it("is not shown in the timeline", () => {
    expect(after.messages).toBe(data.messages);
  });

  it("is shown as the last one of its thread", () => {
    expect(after.conversations[THREAD]?.lastMessage?.seq).toBe(8);
  });
});

describe("a thread that was read before an event", () => {
  it("is not shown", () => {
    const data = openThread();

    expect(apply(data, { type: "thread", view: viewOf(5) })).toBe(data);
  });

  it("does not take back a message that has come since", () => {
    const data = apply(openThread({ summary: { rev: 9 } }), { type: "message", message: messageOf(7, { rev: 9 }) });
    const after = apply(data, { type: "thread", view: viewOf(9) });

    expect(after.conversations[THREAD]).toMatchObject({ lastMessage: { seq: 7 }, unreadCount: 1 });
  });
});

describe("a thread that was read at the change that is here", () => {
  it("is shown: not all of it is counted as changes", () => {
    const view = viewOf(6);
    const capabilities = { ...view.summary.capabilities, edit: false };
    const after = apply(openThread(), {
      type: "thread",
      view: { ...view, summary: { ...view.summary, capabilities } },
    });

    expect(after.conversations[THREAD]?.capabilities.edit).toBe(false);
  });
});

describe("a change of a message that is told late", () => {
  const edited = messageOf(6, { rev: 9, text: "edited" });
  const data = openThread({ items: [...messagesOf(1, 5), edited] });

  it("does not delete what was told to be otherwise since", () => {
    const late = { type: "deleted", threadId: THREAD, messageId: edited.id, rev: 8, deletedAt: "then" } as const;
    const after = apply(data, late);

    expect(after.messages[THREAD]?.items[5]).toBe(edited);
    expect(after.conversations[THREAD]?.lastMessage).toBe(edited);
  });

  it("leaves everything the very same object when it is told again", () => {
    expect(apply(data, { type: "edited", message: { ...edited } })).toBe(data);
  });
});

describe("a timeline that is being loaded", () => {
  it("is left to the page that is on its way", () => {
    const data = openThread({ items: [], timeline: { phase: "loading", rev: 6 }, summary: { rev: 6 } });

    expect(apply(data, { type: "message", message: messageOf(7) }).messages).toBe(data.messages);
  });
});

function viewOf(rev: number) {
  const { conversations, members, receipts } = openThread({ summary: { rev } });
  return { summary: conversations[THREAD]!, members: members[THREAD]!, positions: receipts[THREAD]!.positions };
}
