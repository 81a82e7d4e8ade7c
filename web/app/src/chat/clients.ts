import { createConnection, createParley, type Gateway, type Parley } from "@parley/client";
import type { ChatScreen } from "../route.ts";
import { tokensOf, type Session } from "../session/session.ts";

/** Which gateway each screen speaks. */
const GATEWAYS: Readonly<Record<ChatScreen, Gateway>> = { team: "chat", messenger: "conversations", orders: "orders" };

export type Clients = Readonly<Record<ChatScreen, Parley>>;

/** The three clients of somebody, over one connection; none of them is connected yet. */
export function createClients(session: Session, onRenewed?: (session: Session) => void): Clients {
  const connection = createConnection({ url: location.origin, token: tokensOf(session, onRenewed) });
  const create = (screen: ChatScreen) => createParley({ gateway: GATEWAYS[screen], connection });
  return { team: create("team"), messenger: create("messenger"), orders: create("orders") };
}
