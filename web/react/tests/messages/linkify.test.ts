import { expect, test } from "vitest";
import { linkify, safeUrl } from "../../src/messages/linkify.ts";

const links = (text: string) => linkify(text).filter((piece) => typeof piece !== "string");
const joined = (text: string) =>
  linkify(text)
    .map((piece) => (typeof piece === "string" ? piece : piece.text))
    .join("");

test.each([
  ["https://example.com", "https://example.com", "https://example.com/"],
  ["see http://example.com/a?b=c#d now", "http://example.com/a?b=c#d", "http://example.com/a?b=c#d"],
  ["HTTPS://EXAMPLE.COM/Path", "HTTPS://EXAMPLE.COM/Path", "https://example.com/Path"],
  ["Read https://example.com.", "https://example.com", "https://example.com/"],
  ["Is it https://example.com/?", "https://example.com/", "https://example.com/"],
  ["https://example.com, and so on", "https://example.com", "https://example.com/"],
  ["https://example.com/…", "https://example.com/", "https://example.com/"],
  ["(https://example.com)", "https://example.com", "https://example.com/"],
  ["(see https://example.com/a).", "https://example.com/a", "https://example.com/a"],
  [
    "https://en.wikipedia.org/wiki/Door_(film)",
    "https://en.wikipedia.org/wiki/Door_(film)",
    "https://en.wikipedia.org/wiki/Door_(film)",
  ],
  ["[https://example.com/x[1]]", "https://example.com/x[1]", "https://example.com/x[1]"],
  ["<https://example.com>", "https://example.com", "https://example.com/"],
  ['"https://example.com"', "https://example.com", "https://example.com/"],
  ["“https://example.com”", "https://example.com", "https://example.com/"],
  ["https://example.com/a_b_", "https://example.com/a_b_", "https://example.com/a_b_"],
  ["https://example.com:8080/x", "https://example.com:8080/x", "https://example.com:8080/x"],
  ["https://münchen.example/straße", "https://münchen.example/straße", "https://xn--mnchen-3ya.example/stra%C3%9Fe"],
  ["www.example.com/a.", "www.example.com/a", "https://www.example.com/a"],
  ["mailto:ana@example.com", "mailto:ana@example.com", "mailto:ana@example.com"],
  ["write to ana.ruiz+x@mail.example.com.", "ana.ruiz+x@mail.example.com", "mailto:ana.ruiz+x@mail.example.com"],
  ["https://example.com/%E2%9C%93", "https://example.com/%E2%9C%93", "https://example.com/%E2%9C%93"],
])("in %j the link is %j", (text, link, href) => {
  expect(links(text)).toEqual([{ text: link, href }]);
  expect(joined(text)).toBe(text);
});

test.each([
  "no link here",
  "javascript:alert(1)",
  "JaVaScRiPt://example.com/%0aalert(1)",
  "data:text/html,<script>alert(1)</script>",
  "file:///etc/passwd",
  "ftp://example.com/a",
  "vbscript:x",
  "xhttps://example.com",
  "https://",
  "http:// example.com",
  "www.",
  "www.example",
  "mailto:",
  "mailto:nobody",
  "@ana",
  "a@b",
  "example.com",
  "3.14 and 10:24",
])("%j has no link", (text) => {
  expect(links(text)).toEqual([]);
  expect(joined(text)).toBe(text);
});

test("finds every link of a text", () => {
  expect(links("https://a.example, https://b.example\nhttps://c.example")).toHaveLength(3);
});

test("characters that turn text around end a link", () => {
  expect(links("https://example.com/\u202egpj.exe")).toEqual([
    { text: "https://example.com/", href: "https://example.com/" },
  ]);
});

test("long texts cost no time", () => {
  const texts = ["a".repeat(40_000), "a@".repeat(20_000), "www.".repeat(10_000), `https://x${")".repeat(40_000)}`];

  const start = performance.now();
  for (const text of texts) expect(joined(text)).toBe(text);

  expect(performance.now() - start).toBeLessThan(1000);
});

test.each(["javascript:alert(1)", "data:text/html,x", "//example.com", "example.com", ""])(
  "%j cannot be opened",
  (url) => {
    expect(safeUrl(url)).toBeUndefined();
  },
);

test("thousands of brackets cost no time", () => {
  const text = `https://example.com/${")".repeat(2000)} `.repeat(500);
  const start = performance.now();

  expect(linkify(text)).toHaveLength(1000);

  expect(performance.now() - start).toBeLessThan(1000);
});
