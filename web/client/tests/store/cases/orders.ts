import { expect } from "vitest";
import { openThread, OTHER, THREAD } from "../../kit/data.ts";
import * as cases from "./shared.ts";

/** The order was canceled: nobody may write any more. */
const closed: cases.Case = {
  given: openThread({ summary: { type: "order", orderId: "order-1", rev: 8 } }),
  check: (after, before) => {
    const { status, unreadCount, capabilities, orderId } = after.conversations[THREAD]!;
    expect({ status, unreadCount, orderId }).toEqual({ status: "open", unreadCount: 1, orderId: "order-1" });
    expect(capabilities).toMatchObject({ send: { allowed: false, reason: "order_canceled" }, edit: false });
    expect(after.members[THREAD]?.map(({ role }) => role)).toEqual(["customer", "provider"]);
    expect(after.receipts[THREAD]).toMatchObject({ deliveredToAll: 6, readByAll: 0 });
    expect(after.messages).toBe(before.messages);
  },
};

/** I am no longer in the thread. */
const removed: cases.Case = {
  given: cases.delivered.given,
  check: (after, before) => {
    const { conversations, messages, members, receipts, typing } = after;
    for (const part of [conversations, messages, members, receipts, typing]) expect(part).not.toHaveProperty([THREAD]);
    expect(after.list.ids).toEqual([OTHER]);
    expect(after.totalUnread).toBe(before.totalUnread - 3);
  },
};

export const orders: cases.Cases = {
  "message.deleted.json": cases.deleted,
  "message.delivered.json": cases.delivered,
  "message.edited.json": cases.edited,
  "message.new.json": cases.arrived("client-0000000001"),
  "message.read.json": cases.read,
  "session.ready.json": "nothing",
  "thread.removed.json": removed,
  "thread.updated.json": closed,
  "typing.start.json": cases.typingStarts,
  "typing.stop.json": cases.typingStops,
};
