import { logIn, type DemoSession } from "../demo/demo.ts";

export type Session = DemoSession;

const KEY = "parley-session";
const SPARE_MS = 60_000;

/** Of this tab alone, so that two tabs can be two people. */
export function keptSession(): Session | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Session | null;
    return kept ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepSession(session: Session): void {
  sessionStorage.setItem(KEY, JSON.stringify(session));
}

export function forgetSession(): void {
  sessionStorage.removeItem(KEY);
}

/** A token that is good for a while: that of the session, or a new one of the same person. */
export function tokensOf(session: Session, onRenewed?: (session: Session) => void): () => Promise<string> {
  let current = session;
  return async () => {
    if (Date.parse(current.expiresAt) - Date.now() < SPARE_MS) {
      current = await logIn(session.userId);
      onRenewed?.(current);
    }
    return current.token;
  };
}
