import type { Failure } from "./model.ts";
import type { Refusal } from "./wire/acks.ts";

/**
 * What the server refused, or that it did not answer.
 *
 * @example
 * try { await parley.startGroup({ name: "Launch", memberIds: ["ben"] }); } catch (error) { if (error instanceof ParleyError) show(error.code); }
 */
export class ParleyError extends Error implements Failure {
  override readonly name = "ParleyError";
  readonly code: Failure["code"];
  readonly retryAfterMs: number | undefined;

  constructor({ code, message, retryAfterMs }: Failure) {
    super(message);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }

  /** @internal */
  static offline(): ParleyError {
    return new ParleyError({ code: "offline", message: "The server cannot be reached" });
  }

  /** @internal */
  static refused({ error: message, ...refusal }: Refusal): ParleyError {
    return new ParleyError({ ...refusal, message });
  }

  /** Whether nothing is wrong with what was asked, so that it may be asked again. */
  get isTemporary(): boolean {
    return this.code === "offline" || this.code === "unavailable";
  }
}

/** An error of the server; one that is none is a bug, and thrown on. */
export function asRefusal(error: unknown): ParleyError {
  if (error instanceof ParleyError) return error;
  throw error;
}

/** What to show of an error. */
export function failureOf(error: unknown): Failure {
  const { code, message, retryAfterMs } = asRefusal(error);
  return { code, message, retryAfterMs };
}
