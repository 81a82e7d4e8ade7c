import type { Texts } from "./texts.ts";

/** The forms of a text by the plural categories of its language; `#` stands for the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** How a language counts and lists. */
export interface Words {
  readonly plural: (count: number, forms: Forms) => string;
  readonly list: (items: readonly string[]) => string;
}

/** The texts of one language, for one of its regions. */
export type Catalogue = (words: Words) => Texts;

/** Plurals, digits and lists of a locale. */
export function wordsOf(locale: string): Words {
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale);
  return {
    plural: (count, forms) => (forms[rules.select(count)] ?? forms.other).replace("#", digits.format(count)),
    list: (items) => lists.format(items),
  };
}
