import type { Id } from "@parley/client";
import { createContext, useContext } from "react";
import type { Entry } from "./entries.ts";

/** What rows may ask of the window that they are in. The same object as long as the window is there. */
export interface RowActions {
  /** Whether there is anything to do with a message. */
  hasMenu(entry: Entry): boolean;
  /** Opens the menu of a message beside an element. */
  openMenu(entry: Entry, anchor: HTMLElement): void;
  /** Scrolls to a message, which may have to be loaded. */
  jumpTo(messageId: Id): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
}

export const RowActionsContext = createContext<RowActions | undefined>(undefined);

export function useRowActions(): RowActions {
  const actions = useContext(RowActionsContext);
  if (actions === undefined) throw new Error("A message row is outside of a message list");
  return actions;
}
