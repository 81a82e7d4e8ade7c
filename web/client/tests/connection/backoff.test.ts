import { describe, expect, it } from "vitest";
import { backoff } from "../../src/connection/backoff.ts";

const attempts = Array.from({ length: 40 }, (_, index) => index + 1);

describe("the wait before a try", () => {
  it("is twice as long each time, up to half a minute", () => {
    const longest = attempts.slice(0, 8).map((attempt) => backoff(attempt, () => 1));

    expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it("is at least half of that", () => {
    const shortest = attempts.slice(0, 8).map((attempt) => backoff(attempt, () => 0));

    expect(shortest).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  });

  it("is somewhere between, by chance", () => {
    expect(backoff(1, () => 0.5)).toBe(750);
    expect(new Set(attempts.map(() => backoff(6))).size).toBeGreaterThan(30);
  });

  it("stays within its bounds however often it is tried", () => {
    for (const attempt of [...attempts, 1_000, 100_000]) {
      expect(backoff(attempt)).toBeGreaterThanOrEqual(500);
      expect(backoff(attempt)).toBeLessThanOrEqual(30_000);
    }
  });
});
