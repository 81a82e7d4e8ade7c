import type { Failure } from "@parley/client";
import type { Texts } from "../texts/texts.ts";

/** What to tell the user of a refusal, in the user's language where it is known. */
export function failureText(failure: Failure, texts: Texts): string {
  if (failure.code === "rate_limited" && failure.retryAfterMs !== undefined) {
    return texts.slowDown(Math.max(1, Math.ceil(failure.retryAfterMs / 1000)));
  }
  const closed: Partial<Record<string, string>> = texts.closed;
  return texts.errors[failure.code] ?? closed[failure.code] ?? failure.message;
}
