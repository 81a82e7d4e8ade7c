import { useEffect, useMemo, useState, type ReactNode } from "react";
import { pickTexts } from "../texts/pickTexts.ts";
import type { Texts } from "../texts/texts.ts";
import { LanguageContext } from "../texts/TextsContext.tsx";

/** Which language the screens have. */
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
const RIGHT_TO_LEFT = /^(arc?|ckb|dv|fa|he|ks|ku|ps|sd|ug|ur|yi)(-|$)/;

/** Gives a language to everything below it: waits for the first one; a later one takes its place as soon as it is loaded. */
export function LanguageProvider({ locale, texts, dir, children }: LanguageProviderProps) {
  const loaded = useLoaded(localeOf(locale));
  const language = useMemo(() => {
    if (loaded === undefined) return undefined;
    const { tag, catalogue } = loaded;
    return {
      locale: tag,
      dir: dir ?? (RIGHT_TO_LEFT.test(tag) ? "rtl" : "ltr"),
      texts: { ...catalogue, ...texts },
    };
  }, [loaded, dir, texts]);
  return language && <LanguageContext value={language}>{children}</LanguageContext>;
}

interface Loaded {
  readonly tag: string;
  readonly catalogue: Texts;
}

/** The texts of a locale, or of the one before as long as they are on their way. */
function useLoaded(tag: string): Loaded | undefined {
  const [loaded, setLoaded] = useState(() => {
    const catalogue = pickTexts(tag);
    return catalogue instanceof Promise ? undefined : { tag, catalogue };
  });
  useEffect(() => {
    let isWanted = true;
    const show = (catalogue: Texts) =>
      isWanted && setLoaded((before) => (before?.tag === tag ? before : { tag, catalogue }));
    const picked = pickTexts(tag);
    if (picked instanceof Promise) void picked.then(show);
    else show(picked);
    return () => {
      isWanted = false;
    };
  }, [tag]);
  return loaded;
}

function localeOf(locale: string | undefined): string {
  const wanted = locale ?? (typeof navigator === "undefined" ? "en" : navigator.language);
  try {
    return Intl.getCanonicalLocales(wanted)[0] ?? "en";
  } catch {
    return "en";
  }
}
