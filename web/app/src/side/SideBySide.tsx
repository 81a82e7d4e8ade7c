import type { DemoPerson } from "../demo/demo.ts";
import { useTexts } from "../settings/SettingsContext.tsx";
import { Pane } from "./Pane.tsx";

interface SideBySideProps {
  readonly people: readonly DemoPerson[];
  /** Who is on the first side to begin with. */
  readonly first?: string;
}

/** Two people at once, each with a connection of their own. */
export function SideBySide({ people, first }: SideBySideProps) {
  const texts = useTexts();
  const one = people.find(({ userId }) => userId === first) ?? people[0];
  const other = people.find(({ companyId, userId }) => companyId === one?.companyId && userId !== one.userId) ?? one;
  if (one === undefined || other === undefined) return null;
  return (
    <div className="side-by-side">
      <Pane name="first" label={texts.firstSide} people={people} start={one.userId} />
      <Pane name="second" label={texts.secondSide} people={people} start={other.userId} />
    </div>
  );
}
