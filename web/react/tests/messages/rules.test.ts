import { describe, expect, test } from "vitest";
import { charactersLeft, codePoints, textLimit } from "../../src/composer/length.ts";
import { messagesSince } from "../../src/hooks/threadEvents.ts";
import { dayOf } from "../../src/messages/dates.ts";
import { isOnlyEmoji } from "../../src/messages/emoji.ts";
import { belongTogether, startsDay } from "../../src/messages/entries.ts";
import { firstAfter, othersAfter, readSeqOf } from "../../src/messages/firstNew.ts";
import { chat, message, THREAD } from "./chat.ts";

const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts).toISOString();

describe("grouping", () => {
  const first = message(1, { createdAt: at(2026, 0, 5, 9, 0) });

  test.each([
    ["the same sender within five minutes", { createdAt: at(2026, 0, 5, 9, 4) }, true],
    ["the same sender after five minutes", { createdAt: at(2026, 0, 5, 9, 5) }, false],
    ["another sender", { senderId: "ana", createdAt: at(2026, 0, 5, 9, 1) }, false],
    ["a message of the server", { kind: "system", createdAt: at(2026, 0, 5, 9, 1) }, false],
  ] as const)("%s", (_, parts, expected) => {
    expect(belongTogether(first, message(2, parts), "ana")).toBe(expected);
  });

  test("ends at midnight", () => {
    const late = message(1, { createdAt: at(2026, 0, 5, 23, 59) });
    const early = message(2, { createdAt: at(2026, 0, 6, 0, 1) });

    expect(belongTogether(late, early, "ana")).toBe(false);
    expect(startsDay(early, late)).toBe(true);
  });

  test("an own message on its way belongs to those that are stored", () => {
    const stored = message(1, { senderId: "ana", createdAt: at(2026, 0, 5, 9, 0) });
    const outgoing = {
      clientId: "1",
      threadId: THREAD,
      content: { kind: "text", text: "Hi" },
      createdAt: at(2026, 0, 5, 9, 1),
      state: "sending",
    } as const;

    expect(belongTogether(stored, outgoing, "ana")).toBe(true);
  });
});

test.each([
  [at(2026, 2, 4, 0, 1), "today"],
  [at(2026, 2, 3, 23, 59), "yesterday"],
  [at(2026, 2, 2), "Monday"],
  [at(2026, 1, 25), expect.stringMatching(/^Wednesday,? 25 February$/)],
  [at(2025, 11, 31), "31 December 2025"],
])("the day of %s is %s", (day, expected) => {
  const texts = { today: "today", yesterday: "yesterday" };

  expect(dayOf(day, "en-GB", texts, new Date(2026, 2, 4, 12))).toEqual(expected);
});

test.each([
  ["👍", true],
  ["👋🏽 🎉", true],
  ["👨‍👩‍👧‍👦🇪🇸", true],
  ["❤️", true],
  ["👍👍👍👍👍👍", false],
  ["ok 👍", false],
  ["123", false],
  ["", false],
])("%s is only emoji: %s", (text, expected) => {
  expect(isOnlyEmoji(text)).toBe(expected);
});

describe("lengths", () => {
  test("are counted in code points", () => {
    expect(codePoints("añ👍")).toBe(3);
  });

  test("orders have their own limit", () => {
    const { limits } = chat().parley.store.getState();

    expect(textLimit("orders", limits)).toBe(2000);
    expect(textLimit("chat", limits)).toBe(4000);
    expect(textLimit("chat", undefined)).toBe(0);
  });

  test.each([
    [3_600, 4_000, undefined],
    [3_601, 4_000, 399],
    [4_000, 4_000, 0],
    [4_003, 4_000, -3],
    [1_800, 2_000, undefined],
    [1_801, 2_000, 199],
    [40, 100, undefined],
    [51, 100, 49],
    [90_000, 0, undefined],
  ])("with %i of %i characters, %s are shown as left", (length, limit, left) => {
    expect(charactersLeft("👍".repeat(length), limit)).toBe(left);
  });
});

describe("what is new", () => {
  const items = [1, 2, 3, 4, 5].map((seq) => message(seq, { senderId: seq === 3 ? "ana" : "ben" }));

  test.each([
    [2, 3],
    [1, 1],
    [5, -1],
    [0, 0],
  ])("after %i it begins at the row %i", (readSeq, expected) => {
    expect(firstAfter(items, readSeq, "ana")).toBe(expected);
  });

  test.each([
    [2, 2],
    [0, undefined],
  ])("with %i unread it begins after %s", (unreadCount, expected) => {
    const { parley } = chat({
      items,
      positions: { ana: { deliveredSeq: 2, readSeq: 2 } },
      thread: { unreadCount },
    });

    expect(readSeqOf(parley.store.getState(), THREAD)).toBe(expected);
  });

  test("own messages are not counted", () => {
    expect(othersAfter(items, 1, "ana").map(({ seq }) => seq)).toEqual([2, 4, 5]);
  });
});

test("what came is found without looking at what did not change", () => {
  const { parley } = chat({ items: [message(1), message(2)], older: [message(0)] });
  const before = parley.store.getState();
  const edited = message(2, { rev: 3, text: "Edited" });
  const items = [message(0), before.messages[THREAD]!.items[0]!, edited, message(3)];

  const now = { ...before, messages: { [THREAD]: { ...before.messages[THREAD]!, items } } };

  expect(messagesSince(now, before, THREAD)).toEqual([edited, message(3)]);
});
