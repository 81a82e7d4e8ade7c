import { useSettings } from "./SettingsContext.tsx";
import { isLanguage, LANGUAGES, THEMES, type Language, type Theme } from "./settings.ts";

/** The switches of language and theme. */
export function SettingsFields() {
  const { language, theme, texts, setLanguage, setTheme } = useSettings();
  return (
    <>
      <ThemeField theme={theme} label={texts.theme} onChange={setTheme} />
      <LanguageField language={language} label={texts.language} onChange={setLanguage} />
    </>
  );
}

interface ThemeFieldProps {
  readonly theme: Theme;
  readonly label: string;
  readonly onChange: (theme: Theme) => void;
}

export function ThemeField({ theme, label, onChange }: ThemeFieldProps) {
  const { texts } = useSettings();
  return (
    <select
      className="app-select"
      aria-label={label}
      value={theme}
      onChange={({ target }) => onChange(THEMES.find((known) => known === target.value) ?? "system")}
    >
      {THEMES.map((known) => (
        <option key={known} value={known}>
          {texts.themes[known]}
        </option>
      ))}
    </select>
  );
}

interface LanguageFieldProps {
  readonly language: Language;
  readonly label: string;
  readonly onChange: (language: Language) => void;
}

export function LanguageField({ language, label, onChange }: LanguageFieldProps) {
  return (
    <select
      className="app-select"
      aria-label={label}
      value={language}
      onChange={({ target }) => onChange(isLanguage(target.value) ? target.value : "en")}
    >
      {Object.entries(LANGUAGES).map(([tag, name]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </select>
  );
}
