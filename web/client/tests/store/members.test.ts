import { describe, expect, it } from "vitest";
import { apply } from "../../src/store/apply.ts";
import { membersOf, nameOf, otherOf } from "../../src/store/selectors.ts";
import { ME, openThread, OTHER, THREAD, withOpenThread } from "../kit/data.ts";

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

describe("a large group", () => {
  it("keeps the members that are known when an event lists fewer", () => {
    const data = openThread({ summary: { participantCount: 500 } });
    const { conversations, members, receipts } = data;
    const view = {
      summary: conversations[THREAD]!,
      members: members[THREAD]!.slice(0, 1),
      positions: receipts[THREAD]!.positions,
    };

    expect(membersOf(apply(data, { type: "thread", view }), THREAD)).toBe(members[THREAD]);
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
