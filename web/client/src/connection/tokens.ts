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

/** The user's token: fetched when it is first needed, and again when it is no longer good. */
export class Tokens {
  readonly #source: TokenSource;
  #current: Promise<string> | undefined;

  constructor(source: TokenSource) {
    this.#source = source;
  }

  /** The token at hand, or a fresh one. Rejects as offline where none can be fetched. */
  get(): Promise<string> {
    this.#current ??= this.#fetch();
    return this.#current;
  }

  /** A fresh token in place of the one at hand. */
  renew(): Promise<string> {
    this.forget();
    return this.get();
  }

  /** The token at hand is no longer good. */
  forget(): void {
    this.#current = undefined;
  }

  /** Whether asking again can give another token. */
  get isRenewable(): boolean {
    return typeof this.#source === "function";
  }

  async #fetch(): Promise<string> {
    try {
      return typeof this.#source === "function" ? await this.#source() : this.#source;
    } catch {
      // Whatever the application's function threw is its own to report; here it means that there is no way in for now.
      this.forget();
      throw ParleyError.offline();
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
