import { useSyncExternalStore } from "react";

/** The screens, in the order of the navigation. */
export const CHAT_SCREENS = ["team", "messenger", "orders"] as const;

export type ChatScreen = (typeof CHAT_SCREENS)[number];

/** What the address shows: `#/team`, `#/team/<thread>`, `#/side-by-side`. */
export interface Route {
  readonly screen: ChatScreen | "side-by-side";
  readonly threadId?: string;
}

export function useRoute(): Route {
  return readRoute(useSyncExternalStore(listen, () => location.hash));
}

export function hrefOf({ screen, threadId }: Route): string {
  return threadId === undefined ? `#/${screen}` : `#/${screen}/${encodeURIComponent(threadId)}`;
}

function readRoute(hash: string): Route {
  const [, name = "", threadId = ""] = hash.split("/");
  if (name === "side-by-side") return { screen: name };
  const screen = CHAT_SCREENS.find((known) => known === name) ?? "team";
  return { screen, ...(threadId !== "" && { threadId: decoded(threadId) }) };
}

/** An address that somebody has broken names a thread that does not exist. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function listen(onChange: () => void): () => void {
  addEventListener("hashchange", onChange);
  return () => removeEventListener("hashchange", onChange);
}
