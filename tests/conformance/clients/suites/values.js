import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, event } from "../harness.js";

const samples = {
  "plain text": ["hello", "two words", " padded "],
  "the empty string": [""],
  "emoji, joined and flagged": ["😀", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇨🇭"],
  "right-to-left text": ["שלום עולם", "مرحبا بالعالم", "a\u202Eb\u202Cc"],
  "combining characters, unnormalised": ["e\u0301", "\u00E9", "Z\u0351\u036B\u0343"],
  "line and paragraph separators": ["a\u2028b\u2029c", "\r\n\t", "\u0085"],
  "control characters with an embedded NUL": ["a\u0000b", "\u0001\u001E\u001F\u007F"],
  "quotes and backslashes": ["\"", "'", "\\", "\\\"\\n", "\\u0041", "</script>&amp;+%2B"],
  "the ends of the basic plane and beyond": ["\uFEFF", "\uFFFD", "\uFFFF", "\u{10FFFF}"],
  "text that looks like packets": ["42[\"x\"]", "451-[\"x\"]", "bAAAA", "/admin,0", "1-", "7:4hello"],
  "whole numbers": [0, 1, -1, 255, 65_536, 2_147_483_648],
  "extreme numbers": [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 1e21, 5e-324, Number.MAX_VALUE],
  "fractions": [-0.5, 0.1, 1 / 3, 1e-7],
  "null and booleans": [null, true, false],
  "empty containers": [[], {}, [[]], [{}], { a: [] }],
  "nested containers": [{ a: { b: [1, { c: [null, [true, { d: "deep" }]] }] } }, [[1, [2, [3]]], { x: [] }]],
  "objects with awkward keys": [{ "": 1, " ": 2, "a.b": 3, "ключ": 4, "\"": 5, "\u2028": 6, num: 7 }],
  "many arguments": Array.from({ length: 100 }, (_, i) => (i % 3 === 0 ? i : { [i]: `argument ${i}` })),
};

export function values({ connect }) {
  describe("values", () => {
    for (const [name, args] of Object.entries(samples)) {
      it(`come back unchanged in acknowledgements and in events: ${name}`, async (t) => {
        const socket = await connect(t);
        assert.deepEqual(await ask(socket, "echo", ...args), args);
        const back = event(socket, "back");
        socket.emit("emit-back", ...args);
        assert.deepEqual(await back, args);
      });
    }

    it("may be absent: no arguments come back as no arguments", async (t) => {
      const socket = await connect(t);
      assert.deepEqual(await ask(socket, "echo"), []);
      const back = event(socket, "back");
      socket.emit("emit-back");
      assert.deepEqual(await back, []);
    });

    it("that are undefined become null in lists and vanish from objects", async (t) => {
      const socket = await connect(t);
      const reply = await ask(socket, "echo", undefined, [1, undefined, 2], { a: undefined, b: 1 });
      assert.deepEqual(reply, [null, [1, null, 2], { b: 1 }]);
    });

    it("with a JSON form of their own arrive in that form", async (t) => {
      const socket = await connect(t);
      const date = new Date(Date.UTC(2024, 1, 29, 12, 30, 15, 250));
      const reply = await ask(socket, "echo", date, NaN, Infinity, new Map([[1, 2]]));
      assert.deepEqual(reply, ["2024-02-29T12:30:15.250Z", null, null, {}]);
    });

    it("may be a text of 900 KB, close to the payload limit", async (t) => {
      const socket = await connect(t);
      const text = "0123456789".repeat(90_000);
      const [reply] = await ask(socket, "echo", text);
      assert.ok(reply === text, "the text came back changed");
    });

    it("may be a long text of multi-byte characters", async (t) => {
      const socket = await connect(t);
      const text = "aé漢😀".repeat(50_000);
      const [reply] = await ask(socket, "echo", text);
      assert.ok(reply === text, "the text came back changed");
    });
  });
}
