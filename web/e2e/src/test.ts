import { test as base, expect, type BrowserContextOptions } from "@playwright/test";
import { Api } from "./api.ts";
import { ChatPage } from "./chatPage.ts";
import { ParleyServer } from "./server.ts";
import { watch } from "./watch.ts";

export { expect };

/** A window of its own, in which somebody is signed in, or nobody. */
export type Visit = (userId?: string, options?: BrowserContextOptions) => Promise<ChatPage>;

interface Fixtures {
  /** What the console may call an error in this test, such as requests that fail as they should. */
  expectedErrors: RegExp | undefined;
  api: Api;
  visit: Visit;
}

/** Every window is watched: what its console calls an error fails the test. */
export const test = base.extend<Fixtures, { server: ParleyServer }>({
  expectedErrors: [undefined, { option: true }],
  server: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const server = await ParleyServer.create();
      await provide(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  api: async ({ server }, provide) => provide(new Api(server.url)),
  visit: async ({ browser, server, contextOptions, expectedErrors }, provide) => {
    const errors: string[] = [];
    const contexts: { close: () => Promise<void> }[] = [];
    await provide(async (userId, options) => {
      const context = await browser.newContext({ ...contextOptions, baseURL: server.url, ...options });
      contexts.push(context);
      await watch(context, errors);
      const page = new ChatPage(await context.newPage(), server.url);
      await page.open();
      if (userId !== undefined) await page.signIn(userId);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(
      errors.filter((error) => expectedErrors?.test(error) !== true),
      "errors in the console",
    ).toEqual([]);
    expect(server.errors, "errors of the server").toEqual([]);
  },
});

/** What browsers say while a server is away. */
export const NETWORK_ERRORS = /net::ERR_|WebSocket connection to/;
