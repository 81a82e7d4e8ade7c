import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { conditions: ["source"] },
        ssr: { resolve: { conditions: ["source"] } },
        test: {
          name: "client",
          include: ["client/tests/**/*.test.ts"],
          environment: "node",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { conditions: ["source"] },
        test: { name: "react", include: ["react/tests/**/*.test.{ts,tsx}"], environment: "jsdom" },
      },
    ],
  },
});
