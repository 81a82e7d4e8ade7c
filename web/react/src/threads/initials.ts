import { formatOf } from "../texts/formats.ts";

/** The first signs of the first and the last word of a name, in any script. */
export function initialsOf(name: string, locale: string): string {
  const words = name.split(/[\s_.@-]+/u).filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words.slice(0, 1);
  // Arabic letters would join up to something that is no initial.
  return ends
    .map((word) => firstSign(word))
    .join(/\p{Script=Arabic}/u.test(name) ? "\u200c" : "")
    .toLocaleUpperCase(locale);
}

function firstSign(word: string): string {
  const signs = formatOf(Intl.Segmenter, "en", { granularity: "grapheme" }).segment(word);
  for (const { segment } of signs) if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(segment)) return segment;
  return "";
}

const TONES = 8;

/** Which of the avatars' colours an id has; always the same one. */
export function toneOf(id: string): number {
  let hash = 0;
  for (const sign of id) hash = (hash * 31 + sign.codePointAt(0)!) >>> 0;
  return (hash % TONES) + 1;
}
