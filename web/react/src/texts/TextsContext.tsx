import { createContext, useContext } from "react";
import type { Texts } from "./texts.ts";

/** The language of the screens: its texts, how it writes dates and numbers, and where it begins. */
export interface Language {
  /** A BCP 47 tag: "en", "de-CH", "ar". */
  readonly locale: string;
  readonly dir: "ltr" | "rtl";
  readonly texts: Texts;
}

export const LanguageContext = createContext<Language | undefined>(undefined);

/**
 * The language of the screens.
 *
 * @example
 * const { texts } = useLanguage();
 */
export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (language === undefined) throw new Error("There is no <ParleyProvider> above this component");
  return language;
}
