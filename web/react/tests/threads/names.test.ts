import { describe, expect, test } from "vitest";
import { initialsOf, toneOf } from "../../src/threads/initials.ts";
import { matches } from "../../src/threads/matching.ts";
import { shortTime, timeAgo } from "../../src/threads/times.ts";
import { en } from "../../src/texts/en.ts";
import { wordsOf } from "../../src/texts/words.ts";

describe("initials", () => {
  test.each([
    ["Ana Ruiz", "AR"],
    ["ana", "A"],
    ["Jean-Luc de la Tour", "JT"],
    ["Émile Zola", "ÉZ"],
    ["田中 雪", "田雪"],
    ["عمر حداد", "ع\u200cح"],
    ["ana.ruiz@example.com", "AC"],
    ["👩‍🚀 Ana", "👩‍🚀A"],
    ["", ""],
  ])("of %j are %j", (name, initials) => {
    expect(initialsOf(name, "en")).toBe(initials);
  });

  test("the colour of an id stays the same, and is one of eight", () => {
    const tones = Array.from({ length: 200 }, (_, index) => toneOf(`user-${index}`));

    expect(new Set(tones)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
    expect(toneOf("ana")).toBe(toneOf("ana"));
  });
});

test("a search ignores accents and capitals, and the order of words", () => {
  expect(matches("Sofía Álvarez", "alvarez sof")).toBe(true);
  expect(matches("Sofía Álvarez", "ben")).toBe(false);
});

const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

describe("times", () => {
  const texts = en(wordsOf("en"));
  const now = new Date(2026, 0, 14, 15, 30).getTime();

  test.each([
    [at(2026, 0, 14, 9, 5), "09:05"],
    [at(2026, 0, 13, 23, 59), "Yesterday"],
    [at(2026, 0, 10, 12, 0), "Sat"],
    [at(2026, 0, 2, 12, 0), "2 Jan"],
    [at(2025, 10, 3, 12, 0), "03/11/25"],
  ])("in the list %s is %s", (when, text) => {
    expect(shortTime(when, now, "en-GB", texts)).toBe(text);
  });

  test.each([
    [at(2026, 0, 14, 15, 30), "1 minute ago"],
    [at(2026, 0, 14, 15, 5), "25 minutes ago"],
    [at(2026, 0, 14, 12, 30), "3 hours ago"],
    [at(2026, 0, 13, 1, 0), "yesterday"],
    [at(2025, 10, 3, 12, 0), "3 Nov 2025"],
  ])("%s is %s", (when, text) => {
    expect(timeAgo(when, now, "en-GB")).toBe(text);
  });
});
