import { useState } from "react";
import type { DemoPerson } from "../demo/demo.ts";
import { useSettings } from "../settings/SettingsContext.tsx";
import { PaneBar } from "./PaneBar.tsx";
import type { PaneChoice } from "./choice.ts";
import { PaneChat } from "./PaneChat.tsx";

interface PaneProps {
  readonly name: "first" | "second";
  readonly label: string;
  readonly people: readonly DemoPerson[];
  readonly start: string;
}

/** One side: who it is, and what of their chat one sees. */
export function Pane({ name, label, people, start }: PaneProps) {
  const { language, theme } = useSettings();
  const [chosen, setChosen] = useState<Partial<PaneChoice>>(() => keptChoice(name));
  const isKnown = people.some(({ userId }) => userId === chosen.userId);
  const choice: PaneChoice = {
    screen: "team",
    language,
    theme,
    ...chosen,
    userId: isKnown && chosen.userId !== undefined ? chosen.userId : start,
  };

  const choose = (change: Partial<PaneChoice>) => {
    const next = { ...chosen, ...change };
    sessionStorage.setItem(keyOf(name), JSON.stringify(next));
    setChosen(next);
  };

  return (
    <section className="pane" aria-label={label}>
      <PaneBar people={people} choice={choice} onChange={choose} />
      <PaneChat key={choice.userId} people={people} choice={choice} />
    </section>
  );
}

const keyOf = (name: string) => `parley-side-${name}`;

function keptChoice(name: string): Partial<PaneChoice> {
  try {
    return (JSON.parse(sessionStorage.getItem(keyOf(name)) ?? "null") as Partial<PaneChoice> | null) ?? {};
  } catch {
    return {};
  }
}
