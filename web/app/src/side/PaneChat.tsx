import { ParleyProvider } from "@parley/react";
import { useEffect, useMemo, useState } from "react";
import { createClients } from "../chat/clients.ts";
import { colleaguesOf } from "../chat/colleagues.ts";
import { Screen } from "../chat/Screen.tsx";
import { logIn, type DemoPerson, type DemoSession } from "../demo/demo.ts";
import { useTexts } from "../settings/SettingsContext.tsx";
import { localeOf } from "../settings/settings.ts";
import type { ChatScreen } from "../route.ts";
import type { PaneChoice } from "./choice.ts";

interface PaneChatProps {
  readonly people: readonly DemoPerson[];
  readonly choice: PaneChoice;
}

/** Signs in as the side's person, and shows their chat. */
export function PaneChat({ people, choice }: PaneChatProps) {
  const texts = useTexts();
  const [session, setSession] = useState<DemoSession>();
  const [failure, setFailure] = useState<string>();

  useEffect(() => {
    if (failure !== undefined) return;
    let isCurrent = true;
    logIn(choice.userId).then(
      (next) => isCurrent && setSession(next),
      (error: Error) => isCurrent && setFailure(error.message),
    );
    return () => {
      isCurrent = false;
    };
  }, [choice.userId, failure]);

  if (failure !== undefined) {
    return (
      <div className="app-loading" role="alert">
        <p>
          {texts.signInFailed} {failure}
        </p>
        <button type="button" className="app-button" onClick={() => setFailure(undefined)}>
          {texts.tryAgain}
        </button>
      </div>
    );
  }
  if (session === undefined) return <p className="app-loading">{texts.loading}</p>;
  return <SignedIn session={session} people={people} choice={choice} />;
}

type Threads = Partial<Record<ChatScreen, string | undefined>>;

function SignedIn({ session, people, choice }: PaneChatProps & { session: DemoSession }) {
  const { screen, language, theme } = choice;
  const [threads, setThreads] = useState<Threads>({});
  const clients = useMemo(() => createClients(session), [session]);
  const colleagues = useMemo(() => colleaguesOf(people, session), [people, session]);
  // Two lists in one page are told apart by whose they are.
  const { name } = session;
  const headings = useMemo(() => ({ threads: name, conversations: name, orders: name }), [name]);
  return (
    <div className="pane__chat">
      <ParleyProvider key={screen} parley={clients[screen]} locale={localeOf(language)} texts={headings} theme={theme}>
        <Screen
          screen={screen}
          people={colleagues}
          threadId={threads[screen]}
          onThreadChange={(threadId) => setThreads((all) => ({ ...all, [screen]: threadId }))}
        />
      </ParleyProvider>
    </div>
  );
}
