import { describe, expect, test } from "vitest";
import { ar } from "../../src/texts/ar.ts";
import { de } from "../../src/texts/de.ts";
import { en } from "../../src/texts/en.ts";
import { es } from "../../src/texts/es.ts";
import { fr } from "../../src/texts/fr.ts";
import { wordsOf, type Catalogue, type Forms } from "../../src/texts/words.ts";

const catalogues: Readonly<Record<string, Catalogue>> = { en, de, fr, es, ar };

type Leaf = string | ((...args: never[]) => string);

/** Every text with the path of its key. */
function leaves(texts: object, path = ""): [string, Leaf][] {
  return Object.entries(texts).flatMap(([key, text]: [string, Leaf | object]) =>
    typeof text === "object" ? leaves(text, `${path}${key}.`) : [[`${path}${key}`, text] as [string, Leaf]],
  );
}

/** What a text says of two people, or of two of something. */
function said([key, text]: [string, Leaf]): string {
  if (typeof text === "string") return text;
  const counts = ["unread", "members", "jumpToNewest", "charactersLeft", "tooLong", "nextTry", "slowDown"];
  const argument = counts.includes(key) ? 2 : key === "typing" || key === "names" ? ["Ana", "Ben"] : "Ana";
  return text(argument as never, "Ben" as never);
}

describe.each(Object.entries(catalogues))("%s", (locale, catalogue) => {
  test("has a text for every key", () => {
    const keys = leaves(catalogue(wordsOf(locale))).map(([key]) => key);

    expect(keys.toSorted()).toEqual(
      leaves(en(wordsOf("en")))
        .map(([key]) => key)
        .toSorted(),
    );
  });

  test("leaves no text empty, and no number open", () => {
    const texts = leaves(catalogue(wordsOf(locale))).map(said);

    expect(texts.filter((text) => text.trim() === "" || /#|undefined/u.test(text))).toEqual([]);
  });

  test("has every plural form of its language", () => {
    const seen: Forms[] = [];
    const plural = (_count: number, forms: Forms) => {
      seen.push(forms);
      return "";
    };
    leaves(catalogue({ ...wordsOf(locale), plural })).forEach(said);

    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    expect(seen).toHaveLength(7);
    expect(seen.filter((forms) => Object.keys(forms).toSorted().join() !== needed.join())).toEqual([]);
  });

  test.runIf(locale !== "en")("says nothing in English that has a word of its own", () => {
    const english = new Map(leaves(en(wordsOf("en"))).map((leaf) => [leaf[0], said(leaf)]));
    const same = leaves(catalogue(wordsOf(locale))).filter((leaf) => said(leaf) === english.get(leaf[0]));

    const alike = new Set([
      "Online",
      "Offline",
      "Details",
      "Ana:",
      "Ana, Ben",
      "Ana: Ben",
      "Photo",
      "Messages",
      "Admin",
    ]);
    expect(same.map(said).filter((text) => !alike.has(text))).toEqual([]);
  });
});

test("Arabic counts in its own way", () => {
  const { members } = ar(wordsOf("ar"));

  expect([1, 2, 5, 11, 100].map(members)).toEqual(["عضو واحد", "عضوان", "5 أعضاء", "11 عضوًا", "100 عضو"]);
});
