import { describe, expect, it } from "vitest";
import { apply } from "../../src/store/apply.ts";
import type { Change } from "../../src/store/change.ts";
import { openThread, THREAD } from "../kit/data.ts";

const position = { deliveredSeq: 3, readSeq: 2 };
const data = openThread({ positions: { ann: position, bob: position, cid: position } });
const online = { type: "presence", userId: "bob", online: true } as const;
const known = apply(data, online);

const changes: readonly Change[] = [
  {
    type: "thread",
    view: structuredClone({
      summary: known.conversations[THREAD]!,
      members: known.members[THREAD]!,
      positions: known.receipts[THREAD]!.positions,
    }),
  },
  online,
  { type: "unread", threadId: THREAD, unreadCount: 0, totalUnread: 0 },
];

describe("what is told again as it is known", () => {
  it.each(changes)("leaves everything the very same object: $type", (change) => {
    expect(apply(known, change)).toBe(known);
  });
});
