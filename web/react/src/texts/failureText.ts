import type { Failure } from "@parley/client";
import type { Texts } from "./texts.ts";

/**
 * What to tell people of a failure, in their language where there is a text for its code.
 *
 * @example
 * <p role="alert">{failureText(texts, failure)}</p>
 */
export function failureText(texts: Texts, { code, message, retryAfterMs }: Failure): string {
  if (code === "rate_limited" && retryAfterMs !== undefined) return texts.slowDown(Math.ceil(retryAfterMs / 1000));
  const closed: Partial<Record<string, string>> = texts.closed;
  return closed[code] ?? texts.errors[code.startsWith("invalid_") ? "invalid" : code] ?? message;
}
