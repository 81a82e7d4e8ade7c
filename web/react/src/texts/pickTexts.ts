import { en } from "./en.ts";
import type { Texts } from "./texts.ts";
import { wordsOf, type Catalogue } from "./words.ts";

/** English is always here; the others are loaded when they are wanted. */
const catalogues: Readonly<Record<string, () => Promise<Catalogue>>> = {
  de: async () => (await import("./de.ts")).de,
  fr: async () => (await import("./fr.ts")).fr,
  es: async () => (await import("./es.ts")).es,
  ar: async () => (await import("./ar.ts")).ar,
};

const picked = new Map<string, Texts | Promise<Texts>>();

/**
 * The texts of a locale, in its language and its digits: at once for English, for languages that there are no texts of and for what is
 * loaded already, else as soon as they are loaded. English where they cannot be loaded; the next call tries again.
 *
 * @example
 * const texts = await pickTexts("de-CH");
 */
export function pickTexts(locale: string): Texts | Promise<Texts> {
  const known = picked.get(locale);
  if (known !== undefined) return known;
  const texts = load(locale);
  picked.set(locale, texts);
  return texts;
}

function load(locale: string): Texts | Promise<Texts> {
  const { language } = new Intl.Locale(locale);
  const catalogue = catalogues[language];
  if (catalogue === undefined) return en(wordsOf(language === "en" ? locale : "en"));
  return catalogue().then(
    (translate) => {
      const texts = translate(wordsOf(locale));
      picked.set(locale, texts);
      return texts;
    },
    () => {
      picked.delete(locale);
      return en(wordsOf("en"));
    },
  );
}
