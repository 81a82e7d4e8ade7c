/** First wait, and the longest, in milliseconds. */
const FIRST = 1_000;
const LONGEST = 30_000;

/**
 * How long to wait before a try: twice as long each time, up to half a minute, and somewhere in the upper half of that, so that the clients
 * of a server that comes back do not come all at once.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const limit = Math.min(LONGEST, FIRST * 2 ** (attempt - 1));
  return limit / 2 + (random() * limit) / 2;
}
