import { use, useMemo, type ReactNode } from "react";
import { pickTexts } from "../texts/pickTexts.ts";
import type { Texts } from "../texts/texts.ts";
import { LanguageContext } from "../texts/TextsContext.tsx";

export interface LanguageProviderProps {
  /** A BCP 47 tag; default: the browser's. */
  readonly locale?: string | undefined;
  /** In place of single texts. */
  readonly texts?: Partial<Texts> | undefined;
  /** Where lines begin; default: as the language has it. */
  readonly dir?: "ltr" | "rtl" | undefined;
  readonly children: ReactNode;
}

/** The languages that are written from right to left. */
const RIGHT_TO_LEFT = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"]);

/** Gives a language to everything below it; waits until its texts are loaded. */
export function LanguageProvider({ locale, texts, dir, children }: LanguageProviderProps) {
  const tag = localeOf(locale);
  const picked = pickTexts(tag);
  const catalogue = picked instanceof Promise ? use(picked) : picked;
  const language = useMemo(
    () => ({
      locale: tag,
      dir: dir ?? (RIGHT_TO_LEFT.has(new Intl.Locale(tag).language) ? "rtl" : "ltr"),
      texts: { ...catalogue, ...texts },
    }),
    [tag, dir, catalogue, texts],
  );
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

function localeOf(locale: string | undefined): string {
  const wanted = locale ?? (typeof navigator === "undefined" ? "en" : navigator.language);
  try {
    return Intl.getCanonicalLocales(wanted)[0] ?? "en";
  } catch {
    return "en";
  }
}
