import { useCallback, useEffect, useState, type ReactNode } from "react";
import { Problem } from "../frame/Problem.tsx";
import { useTexts } from "../settings/SettingsContext.tsx";
import { fetchPeople, type DemoPerson } from "./demo.ts";

/** Shows its content once the demo's people are known, and says so when the server cannot be reached. */
export function PeopleGate({ children }: { children: (people: readonly DemoPerson[]) => ReactNode }) {
  const texts = useTexts();
  const [people, setPeople] = useState<readonly DemoPerson[] | "loading" | "failed">("loading");

  const load = useCallback(() => {
    setPeople("loading");
    fetchPeople().then(setPeople, () => setPeople("failed"));
  }, []);
  useEffect(load, [load]);

  if (people === "loading") return <p className="app-loading">{texts.loading}</p>;
  if (people === "failed") {
    return <Problem title={texts.unreachable} text={texts.unreachableHint} action={texts.tryAgain} onAction={load} />;
  }
  return children(people);
}
