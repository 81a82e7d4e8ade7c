import { describe, expect, it } from "vitest";
import type { Member, Position } from "../../src/model.ts";
import { apply } from "../../src/store/apply.ts";
import { forward, furthest, receiptsOf } from "../../src/store/receipts.ts";
import { statusOf } from "../../src/store/selectors.ts";
import { ME, messageOf, openThread, THREAD } from "../kit/data.ts";

const members: readonly Member[] = [ME, "bob", "cid"].map((userId) => ({ userId, role: "member" }));
const at = (deliveredSeq: number, readSeq: number): Position => ({ deliveredSeq, readSeq });

describe("what all have reached", () => {
  it("is what the slowest of the others has reached", () => {
    const receipts = receiptsOf({ [ME]: at(1, 1), bob: at(9, 4), cid: at(6, 5) }, members, 3, ME);

    expect(receipts).toMatchObject({ deliveredToAll: 6, readByAll: 4 });
  });

  it("is nothing where somebody has never been seen", () => {
    expect(receiptsOf({ bob: at(9, 9) }, members, 3, ME)).toMatchObject({ deliveredToAll: 0, readByAll: 0 });
  });

  it("is not known of a group of which not all members are here", () => {
    const receipts = receiptsOf({ bob: at(9, 9), cid: at(9, 9) }, members, 250, ME);

    expect(receipts).toMatchObject({ deliveredToAll: 0, readByAll: 0 });
  });

  it("is nothing where nobody else is there", () => {
    const receipts = receiptsOf({ [ME]: at(5, 5) }, members.slice(0, 1), 1, ME);

    expect(receipts).toMatchObject({ deliveredToAll: 0, readByAll: 0 });
  });
});

describe("a position", () => {
  it.each(["delivered", "read"] as const)("does not move backward: %s", (what) => {
    const position = { deliveredSeq: 7, readSeq: 7, readAt: "2026-01-01T00:00:00.000Z" };

    expect(forward(position, what, 6, "2026-01-02T00:00:00.000Z")).toBe(position);
    expect(forward(position, what, 7, "2026-01-02T00:00:00.000Z")).toBe(position);
  });

  it("is delivered as far as it is read", () => {
    expect(forward(at(3, 2), "read", 5, "2026-01-02T00:00:00.000Z")).toEqual({
      deliveredSeq: 5,
      readSeq: 5,
      readAt: "2026-01-02T00:00:00.000Z",
    });
  });

  it("stays read when more is delivered", () => {
    expect(forward({ ...at(3, 2), readAt: "then" }, "delivered", 5)).toEqual({ ...at(5, 2), readAt: "then" });
  });

  it("begins at nothing", () => {
    expect(forward(undefined, "delivered", 2)).toEqual(at(2, 0));
  });

  it("is the further one of two states", () => {
    const known = { bob: at(7, 2), cid: at(3, 3) };

    expect(furthest(known, { bob: at(5, 4), cid: at(9, 1) })).toEqual({ bob: at(7, 4), cid: at(9, 3) });
  });
});

describe("the status of a message", () => {
  const data = openThread({ positions: { [ME]: at(6, 6), bob: at(5, 3), cid: at(6, 4) } });

  it.each([
    { seq: 3, status: "read" },
    { seq: 4, status: "delivered" },
    { seq: 5, status: "delivered" },
    { seq: 6, status: "sent" },
  ])("is $status for $seq", ({ seq, status }) => {
    expect(statusOf(data, messageOf(seq, { senderId: ME }))).toBe(status);
  });

  it("is never less than what the server said", () => {
    expect(statusOf(data, messageOf(6, { status: "read" }))).toBe("read");
    expect(statusOf(data, messageOf(6, { status: "delivered" }))).toBe("delivered");
  });

  it("is what the server said of a thread that is not here", () => {
    expect(statusOf(data, messageOf(1, { threadId: "unknown" }))).toBe("sent");
  });
});

describe("a receipt", () => {
  const told = (upToSeq: number) =>
    ({
      type: "position",
      what: "read",
      threadId: THREAD,
      userId: "bob",
      upToSeq,
      at: "2026-01-02T00:00:00.000Z",
    }) as const;

  it("that comes late changes nothing", () => {
    const data = openThread({ positions: { [ME]: at(6, 6), bob: at(6, 6), cid: at(6, 6) } });

    expect(apply(data, told(4))).toBe(data);
  });

  it("of a thread that is not here changes nothing", () => {
    const data = openThread();

    expect(apply(data, { ...told(4), threadId: "unknown" })).toBe(data);
  });

  it("does not touch any message", () => {
    const data = openThread();

    expect(apply(data, told(4)).messages).toBe(data.messages);
  });
});
