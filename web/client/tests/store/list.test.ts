import { describe, expect, it } from "vitest";
import type { ThreadSummary } from "../../src/model.ts";
import { apply } from "../../src/store/apply.ts";
import { place, sorted } from "../../src/store/list.ts";
import { without } from "../../src/store/record.ts";
import { nothing } from "../../src/store/state.ts";
import { ME, messageOf, messagesOf, openThread, THREAD, withOpenThread } from "../kit/data.ts";

const summary = openThread().conversations[THREAD]!;

const timeOf = (minute: number | null) =>
  minute === null ? null : new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

/** Threads by their ids, with the minute of their last message. */
function threads(minutes: Readonly<Record<string, number | null>>): Readonly<Record<string, ThreadSummary>> {
  return Object.fromEntries(
    Object.entries(minutes).map(([id, minute]) => [id, { ...summary, id, lastMessageAt: timeOf(minute) }]),
  );
}

describe("the list", () => {
  it("shows the newest activity first", () => {
    expect(sorted(["a", "b", "c"], threads({ a: 1, b: 3, c: 2 }))).toEqual(["b", "c", "a"]);
  });

  it("shows a thread without messages where it was begun", () => {
    const begun = "019b76f6-1f40-7000-8000-000000000000"; // 2026-01-01, half past midnight

    expect(sorted(["a", begun, "b"], threads({ a: 40, b: 20, [begun]: null }))).toEqual(["a", begun, "b"]);
  });

  it("shows each thread once", () => {
    expect(sorted(["a", "b", "a"], threads({ a: 1, b: 2 }))).toEqual(["b", "a"]);
  });

  it("is the very same while a thread stays in its place", () => {
    const ids = ["b", "a"];

    expect(place(ids, threads({ a: 1, b: 2 }), "b")).toBe(ids);
    expect(place(ids, threads({ a: 1, b: 2 }), "a")).toBe(ids);
  });

  it("takes a thread to the top when something happens in it", () => {
    expect(place(["b", "c", "a"], threads({ a: 9, b: 3, c: 2 }), "a")).toEqual(["a", "b", "c"]);
  });

  it("takes a new thread to its place", () => {
    expect(place(["b", "a"], threads({ a: 1, b: 3, c: 2 }), "c")).toEqual(["b", "c", "a"]);
  });

  it("does not move for an edit", () => {
    const first = withOpenThread({ ...nothing, me: ME }, "later", {
      items: messagesOf(1, 2, { threadId: "later", createdAt: "2026-01-02T00:00:00.000Z" }),
    });
    const data = withOpenThread(first, THREAD);
    const after = apply(data, { type: "edited", message: messageOf(6, { rev: 7, text: "edited" }) });

    expect(after.list).toBe(data.list);
  });

  it("takes up a thread of a page that is not loaded when something happens in it", () => {
    const data = openThread();
    const unlisted = { ...data, list: { ...data.list, ids: [] } };

    expect(apply(unlisted, { type: "message", message: messageOf(7) }).list.ids).toEqual([THREAD]);
  });

  it("stays empty until it is asked for", () => {
    const data = { ...openThread(), list: nothing.list };

    expect(apply(data, { type: "message", message: messageOf(7) }).list).toBe(nothing.list);
  });
});

describe("a record without a key", () => {
  it("keeps the others as they are", () => {
    const value = {};

    expect(without({ a: value, b: {} }, "b")["a"]).toBe(value);
    expect(Object.keys(without({ a: value, b: {} }, "b"))).toEqual(["a"]);
  });
});
