import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { catalogue } from "../texts/catalogue.ts";
import type { AppTexts } from "../texts/texts.ts";
import { directionOf, keepSetting, keptLanguage, keptTheme, localeOf, type Language, type Theme } from "./settings.ts";

export interface Settings {
  readonly language: Language;
  /** How dates and numbers are written. */
  readonly locale: string;
  readonly theme: Theme;
  readonly texts: AppTexts;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
}

export const SettingsContext = createContext<Settings>({
  language: "en",
  locale: "en",
  theme: "system",
  texts: catalogue.en,
  setLanguage: () => {},
  setTheme: () => {},
});

/** The language and the theme of the page, kept in this browser. */
export function SettingsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(keptLanguage);
  const [theme, setTheme] = useState(keptTheme);

  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    keepSetting("language", language);
  }, [language]);
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    keepSetting("theme", theme);
  }, [theme]);

  const settings = useMemo(
    () => ({ language, locale: localeOf(language), theme, texts: catalogue[language], setLanguage, setTheme }),
    [language, theme],
  );
  return <SettingsContext value={settings}>{children}</SettingsContext>;
}

export function useSettings(): Settings {
  return useContext(SettingsContext);
}

/** The page's own texts. */
export function useTexts(): AppTexts {
  return useSettings().texts;
}
