import { ParleyProvider } from "@parley/react";
import { useEffect, useMemo } from "react";
import type { DemoPerson } from "../demo/demo.ts";
import { CHAT_SCREENS, hrefOf, useRoute, type ChatScreen } from "../route.ts";
import { keepSession, type Session } from "../session/session.ts";
import { useSettings } from "../settings/SettingsContext.tsx";
import { SideBySide } from "../side/SideBySide.tsx";
import { createClients, type Clients } from "./clients.ts";
import { colleaguesOf } from "./colleagues.ts";
import { Navigation } from "./Navigation.tsx";
import { Screen } from "./Screen.tsx";
import { useClientState } from "./useClientState.ts";

interface WorkspaceProps {
  readonly session: Session;
  readonly people: readonly DemoPerson[];
  readonly onSignOut: (hasEnded?: boolean) => void;
}

/** The chat of who is signed in: the navigation, and the screen that it leads to. */
export function Workspace({ session, people, onSignOut }: WorkspaceProps) {
  const { locale, theme, texts } = useSettings();
  const { screen, threadId } = useRoute();
  const clients = useMemo(() => createClients(session, keepSession), [session]);
  const colleagues = useMemo(() => colleaguesOf(people, session), [people, session]);
  useEndOfSession(clients, onSignOut);
  useUnreadKnown(clients);

  const onThreadChange = (chat: ChatScreen) => (next: string | undefined) => {
    location.hash = hrefOf({ screen: chat, ...(next !== undefined && { threadId: next }) });
  };

  return (
    <div className="workspace" data-thread={threadId !== undefined}>
      <Navigation session={session} clients={clients} current={screen} onSignOut={() => onSignOut()} />
      <main className="workspace__screen">
        <h1 className="app-unseen">{screen === "side-by-side" ? texts.sideBySide : texts.screens[screen]}</h1>
        {CHAT_SCREENS.map((chat) => (
          <ParleyProvider key={chat} parley={clients[chat]} locale={locale} theme={theme}>
            {chat === screen && (
              <Screen screen={chat} people={colleagues} threadId={threadId} onThreadChange={onThreadChange(chat)} />
            )}
          </ParleyProvider>
        ))}
        {screen === "side-by-side" && <SideBySide people={people} first={session.userId} />}
      </main>
    </div>
  );
}

/** A token that the server does not take, such as one from before its database was replaced, ends the session. */
function useEndOfSession(clients: Clients, onSignOut: (hasEnded: boolean) => void) {
  const isRefused = useClientState(clients.team, ({ connection }) => connection.status === "refused");
  useEffect(() => {
    if (isRefused) onSignOut(true);
  }, [isRefused, onSignOut]);
}

/** What is unread stands in the list of threads: it is kept up to date whatever the screen shows. */
function useUnreadKnown({ team }: Clients) {
  const isOnline = useClientState(team, ({ connection }) => connection.status === "online");
  useEffect(() => {
    // What the server refuses, or does not answer, is in the list's state, and loaded again when it is back.
    if (isOnline) team.loadThreads().catch(() => undefined);
  }, [isOnline, team]);
}
