import type { Gateway, SessionLimits } from "@parley/client";

/** The length of a text as the server counts it: in Unicode code points. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** How long a text may be; 0 is no limit. */
export function textLimit(gateway: Gateway, limits: SessionLimits | undefined): number {
  if (limits === undefined) return 0;
  return gateway === "orders" ? limits.orderTextLength : limits.textLength;
}

/** How many characters are left, where it is time to say so: below 200 or a tenth, and never in the first half. Undefined elsewhere. */
export function charactersLeft(text: string, limit: number): number | undefined {
  if (limit === 0) return undefined;
  const left = limit - codePoints(text);
  return left < Math.min(Math.max(200, limit / 10), limit / 2) ? left : undefined;
}
