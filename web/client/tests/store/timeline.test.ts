import { describe, expect, it } from "vitest";
import { deleted, merge, placeOf, prepend } from "../../src/store/timeline.ts";
import { messageOf, messagesOf } from "../kit/data.ts";

describe("merging messages", () => {
  it("begins an empty timeline, which is a whole thread, with its first message alone", () => {
    expect(merge([], [messageOf(1), messageOf(2)]).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(merge([], [messageOf(2)])).toEqual([]);
  });

  it("appends what is next", () => {
    const items = messagesOf(1, 3);

    expect(merge(items, [messageOf(4), messageOf(5)])).toEqual([...items, messageOf(4), messageOf(5)]);
  });

  it("leaves out what would leave a gap, and everything behind it", () => {
    const items = messagesOf(1, 3);

    expect(merge(items, [messageOf(5), messageOf(6)])).toBe(items);
  });

  it("appends what is behind a gap together with what fills it", () => {
    const items = messagesOf(1, 3);

    expect(merge(items, [messageOf(4), messageOf(5), messageOf(6)]).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("leaves out what is older than everything that is here", () => {
    const items = messagesOf(11, 13);

    expect(merge(items, [messageOf(2), messageOf(10)])).toBe(items);
  });

  it("takes the newer revision of a message", () => {
    const edited = messageOf(2, { rev: 9, text: "edited" });

    expect(merge(messagesOf(1, 3), [edited])[1]).toBe(edited);
  });

  it("keeps what is newer than what comes", () => {
    const items = [messageOf(1), messageOf(2, { rev: 9 })];

    expect(merge(items, [messageOf(2, { rev: 8 })])).toBe(items);
  });

  it("keeps the very same rows when the same comes again", () => {
    const items = messagesOf(1, 3);

    expect(merge(items, messagesOf(1, 3))).toBe(items);
  });

  it("changes nothing in place", () => {
    const items = Object.freeze([...messagesOf(1, 3)]);

    expect(merge(items, [messageOf(2, { rev: 9 }), messageOf(4)])).toHaveLength(4);
  });

  it("keeps all other rows of 50,000 when one is edited", () => {
    const items = messagesOf(1, 50_000);
    const merged = merge(items, [messageOf(25_000, { rev: 60_000 })]);

    expect(merged.flatMap((row, index) => (row === items[index] ? [] : [row.seq]))).toEqual([25_000]);
    expect(merged).toHaveLength(50_000);
  });
});

describe("the place of a message", () => {
  const items = [messageOf(3), messageOf(4), messageOf(7)];

  it.each([
    { seq: 1, place: 0, where: "before all" },
    { seq: 3, place: 0, where: "at the first" },
    { seq: 5, place: 2, where: "in a gap" },
    { seq: 7, place: 2, where: "at the last" },
    { seq: 8, place: 3, where: "behind all" },
  ])("is $place for one $where", ({ seq, place }) => {
    expect(placeOf(items, seq)).toBe(place);
  });

  it("is the beginning where nothing is", () => {
    expect(placeOf([], 5)).toBe(0);
  });
});

describe("older messages", () => {
  it("come before those that are here", () => {
    const items = messagesOf(4, 6);
    const all = prepend(items, messagesOf(1, 3));

    expect(all.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(all.slice(3).every((row, index) => row === items[index])).toBe(true);
  });

  it("are not here twice where pages overlap", () => {
    expect(prepend(messagesOf(3, 4), messagesOf(1, 3)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it("are all there is where nothing is here", () => {
    expect(prepend([], messagesOf(1, 2)).map(({ seq }) => seq)).toEqual([1, 2]);
  });
});

describe("a deleted message", () => {
  it("keeps its place and its sender, and nothing of what it said", () => {
    const file = { id: "file-1", name: "a.txt", size: 1, mime: "text/plain" };
    const message = messageOf(2, { attachmentUrl: "https://a.example/b", attachmentType: "a/b", attachments: [file] });
    const gone = deleted(message, 9, "2026-01-02T03:06:05.678Z");

    expect(gone).toEqual({ ...messageOf(2), rev: 9, text: "", deletedAt: "2026-01-02T03:06:05.678Z" });
  });
});
