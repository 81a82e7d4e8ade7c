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

/** The token of the session; whoever asks again, because it is refused or ends, gets a new one of the same person. */
export function tokensOf(session: Session, onRenewed?: (session: Session) => void): () => Promise<string> {
  let kept: Session | undefined = session;
  return async () => {
    const first = kept;
    kept = undefined;
    if (first !== undefined && Date.parse(first.expiresAt) - Date.now() > SPARE_MS) return first.token;

    const next = await logIn(session.userId);
    onRenewed?.(next);
    return next.token;
  };
}
