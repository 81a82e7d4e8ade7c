import { expect } from "vitest";
import { statusOf } from "../../../src/store/selectors.ts";
import { nothing, type ParleyData } from "../../../src/store/state.ts";
import { LAST, ME, messageOf, messagesOf, outgoingOf, OTHER, THREAD, withOpenThread } from "../../kit/data.ts";
import type { ThreadParts } from "../../kit/data.ts";

/** What is known before a packet comes, and what has to be known afterwards. */
export interface Case {
  readonly given: ParleyData;
  readonly check: (after: ParleyData, before: ParleyData) => void;
}

/** For each file of a gateway's folder; `nothing` where a packet changes nothing that the store knows. */
export type Cases = Readonly<Record<string, Case | "nothing">>;

const [TEXT, AT] = ["Grüße <b>😀</b>", "2026-01-02T03:05:00.000Z"];

/** Another thread, in which nothing must change; its last activity is later than that of the thread of the packets. */
const elsewhere: ParleyData = {
  ...withOpenThread({ ...nothing, me: ME }, OTHER, {
    items: messagesOf(1, 3, { threadId: OTHER, createdAt: "2026-01-01T12:00:00.000Z" }),
    summary: { unreadCount: 1 },
  }),
  typing: { [OTHER]: ["cid"] },
  outbox: { [OTHER]: [outgoingOf("elsewhere", { threadId: OTHER })] },
  presence: { cid: { online: true } },
};

const known = (parts: ThreadParts = {}) =>
  withOpenThread(elsewhere, THREAD, { ...parts, summary: { unreadCount: 3, ...parts.summary } });

/** The message of the packets is here, as it was before the change that they tell of. */
const written = (parts: ThreadParts = {}) =>
  known({ items: [...messagesOf(1, 6), messageOf(7, { id: LAST, rev: 8, senderId: ME, text: "before" })], ...parts });

const positions = {
  ann: { deliveredSeq: 7, readSeq: 5 },
  bob: { deliveredSeq: 6, readSeq: 4 },
  cid: { deliveredSeq: 7, readSeq: 6 },
};

function expectRev(after: ParleyData, rev: number): void {
  expect(after.messages[THREAD]?.rev).toBe(rev);
  expect(after.conversations[THREAD]?.rev).toBe(rev);
}

/** A message of mine that was on its way is stored. */
export function arrived(clientId: string): Case {
  const on = known({ items: messagesOf(1, 6), timeline: { rev: 7 }, summary: { rev: 7 } });
  return {
    given: { ...on, outbox: { ...on.outbox, [THREAD]: [outgoingOf(clientId), outgoingOf("the next one")] } },
    check: (after, before) => {
      const { items } = after.messages[THREAD]!;
      expect(items.slice(0, 6)).toEqual(before.messages[THREAD]!.items);
      expect(items).toHaveLength(7);
      expect(items[6]).toMatchObject({ id: LAST, seq: 7, text: TEXT, senderId: ME, clientId });
      expect(after.outbox[THREAD]?.map((outgoing) => outgoing.clientId)).toEqual(["the next one"]);
      expect(after.conversations[THREAD]).toMatchObject({ lastMessageAt: items[6]!.createdAt, unreadCount: 3 });
      expect(after.conversations[THREAD]?.lastMessage).toBe(items[6]);
      expect(after.list.ids).toEqual([THREAD, OTHER]);
      expect(after.totalUnread).toBe(before.totalUnread);
      expectRev(after, 8);
    },
  };
}

export const edited: Case = {
  given: written(),
  check: (after, before) => {
    const { items } = after.messages[THREAD]!;
    expect(items).toHaveLength(7);
    expect(items[6]).toMatchObject({ id: LAST, rev: 9, text: TEXT, editedAt: "2026-01-02T03:05:05.678Z" });
    expect(after.conversations[THREAD]?.lastMessage).toBe(items[6]);
    expect(after.conversations[THREAD]?.lastMessageAt).toBe(before.conversations[THREAD]?.lastMessageAt);
    expect(after.list).toBe(before.list);
    expectRev(after, 9);
  },
};

export const deleted: Case = {
  given: written(),
  check: (after, before) => {
    const { items } = after.messages[THREAD]!;
    expect(items).toHaveLength(7);
    expect(items[6]).toMatchObject({ id: LAST, rev: 9, text: "", deletedAt: "2026-01-02T03:06:05.678Z" });
    expect(after.conversations[THREAD]?.lastMessage).toEqual(items[6]);
    expect(after.list).toBe(before.list);
    expectRev(after, 9);
  },
};

export const delivered: Case = {
  given: written({ positions }),
  check: (after) => {
    const receipts = after.receipts[THREAD]!;
    expect(receipts.positions["bob"]).toEqual({ deliveredSeq: 7, readSeq: 4 });
    expect(receipts).toMatchObject({ deliveredToAll: 7, readByAll: 4 });
    expect(statusOf(after, after.messages[THREAD]!.items[6]!)).toBe("delivered");
  },
};

export const read: Case = {
  given: written({ positions }),
  check: (after) => {
    const receipts = after.receipts[THREAD]!;
    expect(receipts.positions["bob"]).toEqual({ deliveredSeq: 7, readSeq: 7, readAt: AT });
    expect(receipts).toMatchObject({ deliveredToAll: 7, readByAll: 6 });
    expect(statusOf(after, after.messages[THREAD]!.items[5]!)).toBe("read");
    expect(after.conversations[THREAD]?.unreadCount).toBe(3);
  },
};

export const typingStarts: Case = {
  given: { ...written(), typing: { ...elsewhere.typing, [THREAD]: ["cid"] } },
  check: (after) => expect(after.typing[THREAD]).toEqual(["cid", "bob"]),
};

export const typingStops: Case = {
  given: { ...written(), typing: { ...elsewhere.typing, [THREAD]: ["cid", "bob"] } },
  check: (after) => expect(after.typing[THREAD]).toEqual(["cid"]),
};

/** A thread of which nothing was known. */
export const created: Case = {
  given: elsewhere,
  check: (after, before) => {
    const summary = after.conversations[THREAD]!;
    expect(summary).toMatchObject({ type: "group", name: "Team", participantCount: 2, unreadCount: 1, rev: 9 });
    expect(summary.lastMessage).toMatchObject({ id: LAST, threadId: THREAD, text: TEXT });
    expect(after.members[THREAD]).toEqual([
      { userId: "ann", role: "owner", name: "Ann" },
      { userId: "bob", role: "member" },
    ]);
    expect(after.receipts[THREAD]).toMatchObject({ deliveredToAll: 7, readByAll: 0 });
    expect(after.receipts[THREAD]?.positions["ann"]).toEqual({ deliveredSeq: 7, readSeq: 5, readAt: AT });
    expect(after.messages).toBe(before.messages);
  },
};

/** A thread that was renamed, and that one member has left. */
export const updated: Case = {
  given: written({ positions, summary: { name: "Before" } }),
  check: (after, before) => {
    const summary = after.conversations[THREAD]!;
    expect(summary).toMatchObject({ name: "Team", participantCount: 2, unreadCount: 1, rev: 9 });
    expect(summary.capabilities).toMatchObject({ rename: true, removeMembers: true });
    expect(after.members[THREAD]?.map(({ userId }) => userId)).toEqual(["ann", "bob"]);
    expect(after.receipts[THREAD]?.positions["bob"]).toEqual({ deliveredSeq: 7, readSeq: 4 });
    expect(after.receipts[THREAD]).toMatchObject({ deliveredToAll: 7, readByAll: 4 });
    // What of the messages has changed is asked for, from the revision that is here on.
    expect(after.messages).toBe(before.messages);
  },
};

export const memberAdded: Case = {
  given: written({
    members: [
      { userId: ME, role: "owner" },
      { userId: "cid", role: "member" },
    ],
    positions: { ann: positions.ann, cid: positions.cid },
  }),
  check: (after) => {
    expect(after.members[THREAD]?.at(-1)).toEqual({ userId: "bob", role: "member" });
    expect(after.conversations[THREAD]?.participantCount).toBe(3);
    expect(after.receipts[THREAD]?.positions["bob"]).toEqual({ deliveredSeq: 7, readSeq: 7 });
    expect(after.receipts[THREAD]).toMatchObject({ deliveredToAll: 7, readByAll: 6 });
    expectRev(after, 9);
  },
};

export const memberRemoved: Case = {
  given: written({ positions }),
  check: (after) => {
    expect(after.members[THREAD]).toEqual([
      { userId: ME, role: "member", name: "Ann" },
      { userId: "bob", role: "owner" },
    ]);
    expect(after.conversations[THREAD]?.participantCount).toBe(2);
    expect(Object.keys(after.receipts[THREAD]!.positions)).toEqual(["ann", "bob"]);
    expect(after.receipts[THREAD]).toMatchObject({ deliveredToAll: 6, readByAll: 4 });
    expectRev(after, 9);
  },
};

export const unread: Case = {
  given: written(),
  check: (after) => {
    expect(after.conversations[THREAD]?.unreadCount).toBe(1);
    expect(after.totalUnread).toBe(5);
  },
};

export const online: Case = {
  given: { ...elsewhere, presence: { ...elsewhere.presence, bob: { online: false, lastSeenAt: AT } } },
  check: (after) => expect(after.presence["bob"]).toEqual({ online: true }),
};

export const offline: Case = {
  given: { ...elsewhere, presence: { ...elsewhere.presence, bob: { online: true } } },
  check: (after) => expect(after.presence["bob"]).toEqual({ online: false, lastSeenAt: AT }),
};
