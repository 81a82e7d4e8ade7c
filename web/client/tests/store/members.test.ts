import { describe, expect, it } from "vitest";
import { apply } from "../../src/store/apply.ts";
import { membersOf, nameOf, otherOf } from "../../src/store/selectors.ts";
import { ME, messageOf, openThread, OTHER, outgoingOf, THREAD, withOpenThread } from "../kit/data.ts";

const removed = (userId?: string) =>
  ({ type: "memberRemoved", threadId: THREAD, rev: 7, ...(userId !== undefined && { userId }) }) as const;

describe("when I am removed", () => {
  const before = withOpenThread(openThread({ summary: { unreadCount: 3 } }), OTHER, { summary: { unreadCount: 2 } });
  const data = { ...before, typing: { [THREAD]: ["bob"], [OTHER]: ["cid"] } };

  it.each([
    { how: "by my name", change: removed(ME) },
    { how: "without saying whom", change: removed() },
  ])("nothing of the thread stays: told $how", ({ change }) => {
    const { conversations, messages, members, receipts, typing, list } = apply(data, change);

    for (const part of [conversations, messages, members, receipts, typing]) expect(Object.keys(part)).toEqual([OTHER]);
    expect(list.ids).toEqual([OTHER]);
  });

  it("what I wanted to send there does not wait, and what was quoted there is forgotten", () => {
    const quotes = { one: messageOf(1), other: messageOf(1, { threadId: OTHER }) };
    const outbox = { [THREAD]: [outgoingOf("one")], [OTHER]: [outgoingOf("other", { threadId: OTHER })] };
    const after = apply({ ...data, quotes, outbox }, removed());

    expect(Object.keys(after.outbox)).toEqual([OTHER]);
    expect(Object.keys(after.quotes)).toEqual(["other"]);
  });

  it("what was unread there no longer counts", () => {
    expect(apply(data, removed()).totalUnread).toBe(2);
  });
});

describe("a member who is removed", () => {
  it("was not here: nothing but the revision changes", () => {
    const data = openThread();
    const after = apply(data, removed("zoe"));

    expect(after.members).toBe(data.members);
    expect(after.receipts).toBe(data.receipts);
    expect(after.conversations[THREAD]).toEqual({ ...data.conversations[THREAD], rev: 7 });
  });

  it("no longer keeps others from having read all", () => {
    const position = { deliveredSeq: 6, readSeq: 6 };
    const data = openThread({ positions: { bob: position, cid: { deliveredSeq: 0, readSeq: 0 } } });

    expect(data.receipts[THREAD]?.readByAll).toBe(0);
    expect(apply(data, removed("cid")).receipts[THREAD]?.readByAll).toBe(6);
  });
});

describe("a member who is added", () => {
  it("counts once, however often it is told", () => {
    const change = {
      type: "memberAdded",
      threadId: THREAD,
      member: { userId: "dan", role: "member" },
      rev: 7,
    } as const;
    const twice = apply(apply(openThread(), change), change);

    expect(membersOf(twice, THREAD).filter(({ userId }) => userId === "dan")).toHaveLength(1);
    expect(twice.conversations[THREAD]?.participantCount).toBe(4);
  });
});

describe("a large group of which fewer members are listed than are known", () => {
  const data = openThread({ summary: { participantCount: 500 } });
  const view = {
    summary: data.conversations[THREAD]!,
    members: data.members[THREAD]!.slice(0, 1),
    positions: data.receipts[THREAD]!.positions,
  };

  it("keeps them while it is open: all are asked for where they have changed", () => {
    expect(membersOf(apply(data, { type: "thread", view }), THREAD)).toBe(data.members[THREAD]);
  });

  it("forgets the others where it is not: some may have left", () => {
    expect(membersOf(apply({ ...data, messages: {} }, { type: "thread", view }), THREAD)).toEqual(view.members);
  });
});

describe("who somebody is", () => {
  const direct = openThread({
    members: [
      { userId: ME, role: "member" },
      { userId: "bob", role: "member", name: "Bob" },
    ],
    summary: { type: "direct" },
  });

  it("is the other one of a direct conversation", () => {
    expect(otherOf(direct, THREAD)?.userId).toBe("bob");
  });

  it("is nobody special in a group", () => {
    expect(otherOf(openThread(), THREAD)).toBeUndefined();
  });

  it("is the name, or the id of one without", () => {
    expect([nameOf(direct, THREAD, "bob"), nameOf(direct, THREAD, "zoe")]).toEqual(["Bob", "zoe"]);
  });

  it("is the same list of nobody for every thread that is not here", () => {
    expect(membersOf(direct, "unknown")).toBe(membersOf(direct, "another"));
  });
});
