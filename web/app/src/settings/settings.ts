export const THEMES = ["light", "dark", "system"] as const;

export type Theme = (typeof THEMES)[number];

/** What each language calls itself. */
export const LANGUAGES = { en: "English", de: "Deutsch", fr: "Français", es: "Español", ar: "العربية" } as const;

export type Language = keyof typeof LANGUAGES;

const PREFIX = "parley-app-";

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag);
}

export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

/** The language as the browser wants it, such as "en-GB": dates and numbers depend on it. */
export function localeOf(language: Language): string {
  return navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
}

export function keptTheme(): Theme {
  const kept = localStorage.getItem(`${PREFIX}theme`);
  return THEMES.find((theme) => theme === kept) ?? "system";
}

/** The one that was chosen, else the first of the browser's that there is. */
export function keptLanguage(): Language {
  const wanted = [localStorage.getItem(`${PREFIX}language`) ?? "", ...navigator.languages];
  return wanted.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "en";
}

export function keepSetting(name: "theme" | "language", value: string): void {
  localStorage.setItem(PREFIX + name, value);
}
