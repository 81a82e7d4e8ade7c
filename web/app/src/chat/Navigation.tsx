import type { ParleyState, ThreadSummary } from "@parley/client";
import type { ComponentType } from "react";
import { ColumnsIcon, LogoIcon, MessengerIcon, OrdersIcon, TeamIcon } from "../frame/icons.tsx";
import { CHAT_SCREENS, hrefOf, type ChatScreen, type Route } from "../route.ts";
import type { Session } from "../session/session.ts";
import { useSettings } from "../settings/SettingsContext.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import type { Clients } from "./clients.ts";
import { useClientState } from "./useClientState.ts";

const ICONS: Readonly<Record<ChatScreen, ComponentType>> = {
  team: TeamIcon,
  messenger: MessengerIcon,
  orders: OrdersIcon,
};

interface NavigationProps {
  readonly session: Session;
  readonly clients: Clients;
  readonly current: Route["screen"];
  readonly onSignOut: () => void;
}

/** The way between the screens, with what is unread in each. */
export function Navigation({ session, clients, current, onSignOut }: NavigationProps) {
  const { texts } = useSettings();
  return (
    <nav className="navigation" aria-label={texts.navigation}>
      <LogoIcon className="navigation__logo" />
      <ul className="navigation__list">
        {CHAT_SCREENS.map((screen) => (
          <ScreenItem key={screen} screen={screen} clients={clients} isCurrent={screen === current} />
        ))}
        <li>
          <a
            className="navigation__item"
            href={hrefOf({ screen: "side-by-side" })}
            {...(current === "side-by-side" && { "aria-current": "page" })}
          >
            <ColumnsIcon />
            <span className="navigation__label">{texts.sideBySide}</span>
          </a>
        </li>
      </ul>
      <AccountMenu session={session} onSignOut={onSignOut} />
    </nav>
  );
}

interface ScreenItemProps {
  readonly screen: ChatScreen;
  readonly clients: Clients;
  readonly isCurrent: boolean;
}

function ScreenItem({ screen, clients, isCurrent }: ScreenItemProps) {
  const { locale, texts } = useSettings();
  const unread = useClientState(clients.team, screen === "orders" ? unreadOfOrders : unreadOfOthers);
  const Icon = ICONS[screen];
  return (
    <li>
      <a className="navigation__item" href={hrefOf({ screen })} {...(isCurrent && { "aria-current": "page" })}>
        <Icon />
        <span className="navigation__label">{texts.screens[screen]}</span>
        {unread > 0 && (
          <span className="navigation__badge">
            {new Intl.NumberFormat(locale).format(unread)}
            <span className="app-unseen"> {texts.unread}</span>
          </span>
        )}
      </a>
    </li>
  );
}

// The team's gateway hears of all threads, whether or not they are open.
function unreadOf({ conversations }: ParleyState, isWanted: (thread: ThreadSummary) => boolean): number {
  return Object.values(conversations).reduce((sum, thread) => sum + (isWanted(thread) ? thread.unreadCount : 0), 0);
}

const isOrder = ({ type }: ThreadSummary) => type === "order";
const unreadOfOrders = (state: ParleyState) => unreadOf(state, isOrder);
const unreadOfOthers = (state: ParleyState) => unreadOf(state, (thread) => !isOrder(thread));
