import type { DemoPerson } from "../demo/demo.ts";
import { CHAT_SCREENS } from "../route.ts";
import { useTexts } from "../settings/SettingsContext.tsx";
import { LanguageField, ThemeField } from "../settings/SettingsFields.tsx";
import type { PaneChoice } from "./choice.ts";

interface PaneBarProps {
  readonly people: readonly DemoPerson[];
  readonly choice: PaneChoice;
  readonly onChange: (change: Partial<PaneChoice>) => void;
}

/** Chooses who a side is, and how it looks. */
export function PaneBar({ people, choice, onChange }: PaneBarProps) {
  const texts = useTexts();
  return (
    <header className="pane__bar">
      <select
        className="app-select pane__person"
        aria-label={texts.person}
        value={choice.userId}
        onChange={({ target }) => onChange({ userId: target.value })}
      >
        {people.map(({ userId, name }) => (
          <option key={userId} value={userId}>
            {name}
          </option>
        ))}
      </select>
      <select
        className="app-select"
        aria-label={texts.screen}
        value={choice.screen}
        onChange={({ target }) => onChange({ screen: CHAT_SCREENS.find((known) => known === target.value) ?? "team" })}
      >
        {CHAT_SCREENS.map((screen) => (
          <option key={screen} value={screen}>
            {texts.screens[screen]}
          </option>
        ))}
      </select>
      <LanguageField
        language={choice.language}
        label={texts.language}
        onChange={(language) => onChange({ language })}
      />
      <ThemeField theme={choice.theme} label={texts.theme} onChange={(theme) => onChange({ theme })} />
    </header>
  );
}
