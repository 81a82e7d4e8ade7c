import { Messenger, OrderChat, TeamChat, type Person } from "@parley/react";
import type { ChatScreen } from "../route.ts";
import { OrderStatusBar } from "./OrderStatusBar.tsx";

// Every gateway knows every kind of thread; here each screen shows its own.
const TALKS = ["direct", "group"] as const;

interface ScreenProps {
  readonly screen: ChatScreen;
  readonly people: readonly Person[];
  readonly threadId: string | undefined;
  readonly onThreadChange: (threadId: string | undefined) => void;
}

/** One of the three screens, inside of its client's provider. */
export function Screen({ screen, threadId, ...props }: ScreenProps) {
  const shared = { ...props, ...(threadId !== undefined && { threadId }) };
  switch (screen) {
    case "team":
      return <TeamChat {...shared} types={TALKS} />;
    case "messenger":
      return <Messenger {...shared} types={TALKS} />;
    case "orders":
      return (
        <div className="orders">
          <OrderStatusBar threadId={threadId} />
          <OrderChat {...shared} />
        </div>
      );
  }
}
