import type { Failure } from "./model.ts";
import type { Refusal } from "./wire/acks.ts";

/**
 * What the server refused, or that it did not answer.
 *
 * @example
 * try { await parley.startGroup(["ben"], "Launch"); } catch (error) { if (error instanceof ParleyError) show(error.code); }
 */
export class ParleyError extends Error implements Failure {
  override readonly name = "ParleyError";
  readonly code: Failure["code"];
  readonly retryAfterMs?: number;

  constructor({ code, message, retryAfterMs }: Failure) {
    super(message);
    this.code = code;
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
  }

  static offline(): ParleyError {
    return new ParleyError({ code: "offline", message: "The server cannot be reached" });
  }

  static refused({ code, error, retryAfterMs }: Refusal): ParleyError {
    return new ParleyError({ code, message: error, ...(retryAfterMs !== undefined && { retryAfterMs }) });
  }

  /** Whether nothing is wrong with what was asked, so that it may be asked again. */
  get isTemporary(): boolean {
    return isTemporary(this.code);
  }
}

/** Whether nothing is wrong with what was asked, so that it may be asked again. */
export function isTemporary(code: Failure["code"]): boolean {
  return code === "offline" || code === "unavailable";
}

/** What to show of an error; one that is no refusal is a bug, and thrown on. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof ParleyError)) throw error;
  const { code, message, retryAfterMs } = error;
  return { code, message, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}
