import { ParleyError } from "../failure.ts";

/** A token, or what fetches one. */
export type TokenSource = string | (() => string | Promise<string>);

/** Whose a token is, and until when; for showing, never for trusting. */
export interface TokenClaims {
  readonly userId: string;
  readonly companyId: string;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

/** How long fetching one may take, in milliseconds. */
const TIMEOUT = 30_000;

/** The user's token: fetched when it is first needed, and again, once for all who ask, when it is no longer good. */
export class Tokens {
  readonly #source: TokenSource;
  #current: Promise<string> | undefined;
  #value: string | undefined;

  constructor(source: TokenSource) {
    this.#source = source;
  }

  /** The token at hand, or a fresh one. Rejects as offline where none can be fetched. */
  get(): Promise<string> {
    return (this.#current ??= this.#fetch());
  }

  /** The token at hand if it is good for so many milliseconds, else a fresh one. */
  fresh(atLeast = 0): Promise<string> {
    const ends = this.#value === undefined ? undefined : claimsOf(this.#value)?.expiresAt;
    return ends !== undefined && ends - Date.now() <= atLeast ? this.renew(this.#value) : this.get();
  }

  /** Another token than one that was refused. */
  renew(refused: string | undefined): Promise<string> {
    if (this.#value === refused && this.isRenewable) this.forget();
    return this.get();
  }

  /** The token at hand is no longer good. */
  forget(): void {
    this.#current = this.#value = undefined;
  }

  /** Whether asking again can give another token. */
  get isRenewable(): boolean {
    return typeof this.#source === "function";
  }

  async #fetch(): Promise<string> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => (timer = setTimeout(reject, TIMEOUT)));
    try {
      const token = typeof this.#source === "function" ? this.#source() : this.#source;
      return (this.#value = await Promise.race([token, late]));
    } catch {
      // Whatever the application's function threw is its own to report; here it means that there is no way in for now.
      this.forget();
      throw ParleyError.offline();
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What a token says; nothing of one that is no JWT. */
export function claimsOf(token: string): TokenClaims | undefined {
  try {
    const payload = token.split(".")[1] ?? "";
    const bytes = Uint8Array.from(atob(payload.replaceAll("-", "+").replaceAll("_", "/")), (char) =>
      char.charCodeAt(0),
    );
    const { sub, companyId = "default", exp } = JSON.parse(new TextDecoder().decode(bytes));
    return { userId: sub, companyId, expiresAt: exp * 1000 };
  } catch {
    return undefined;
  }
}
