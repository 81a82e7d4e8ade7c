import { Messenger, OrderChat, TeamChat, type Person } from "@parley/react";
import type { ChatScreen } from "../route.ts";
import { OrderStatusBar } from "./OrderStatusBar.tsx";

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
      return <TeamChat {...shared} />;
    case "messenger":
      return <Messenger {...shared} />;
    case "orders":
      return (
        <div className="orders">
          <OrderStatusBar threadId={threadId} />
          <OrderChat {...shared} />
        </div>
      );
  }
}
