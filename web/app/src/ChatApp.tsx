import { useCallback, useEffect, useState } from "react";
import { PeopleGate } from "./demo/PeopleGate.tsx";
import type { DemoPerson } from "./demo/demo.ts";
import { LogoIcon } from "./frame/icons.tsx";
import { useRoute } from "./route.ts";
import { forgetSession, keepSession, keptSession, type Session } from "./session/session.ts";
import { SignIn } from "./session/SignIn.tsx";
import { useSettings, useTexts } from "./settings/SettingsContext.tsx";
import { SideBySide } from "./side/SideBySide.tsx";
import { Workspace } from "./chat/Workspace.tsx";

/** The whole page: the way in, or the chat of who is signed in. */
export function ChatApp() {
  const { theme } = useSettings();
  return (
    <div className="parley app" {...(theme !== "system" && { "data-parley-theme": theme })}>
      <PeopleGate>{(people) => <Pages people={people} />}</PeopleGate>
    </div>
  );
}

function Pages({ people }: { people: readonly DemoPerson[] }) {
  const [session, setSession] = useState(keptSession);
  const [hasEnded, setHasEnded] = useState(false);
  const route = useRoute();
  useTitle(session);

  const signIn = useCallback((next: Session) => {
    keepSession(next);
    setHasEnded(false);
    setSession(next);
  }, []);
  const signOut = useCallback((ended = false) => {
    forgetSession();
    setHasEnded(ended);
    setSession(undefined);
  }, []);

  if (session !== undefined) {
    return <Workspace key={session.userId} session={session} people={people} onSignOut={signOut} />;
  }
  if (route.screen === "side-by-side") return <SignedOutSides people={people} />;
  return <SignIn people={people} hasEnded={hasEnded} onSignIn={signIn} />;
}

/** Two people, without being one of them. */
function SignedOutSides({ people }: { people: readonly DemoPerson[] }) {
  const texts = useTexts();
  return (
    <main className="workspace__screen">
      <header className="bar">
        <a className="bar__home" href="#/">
          <LogoIcon className="bar__logo" />
          {texts.signIn}
        </a>
        <h1 className="bar__title">{texts.sideBySide}</h1>
      </header>
      <SideBySide people={people} />
    </main>
  );
}

function useTitle(session: Session | undefined) {
  useEffect(() => {
    document.title = session === undefined ? "Parley" : `${session.name} · Parley`;
  }, [session]);
}
