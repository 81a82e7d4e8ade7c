import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import type { Api } from "./api.ts";
import type { ChatPage } from "./chatPage.ts";
import { expect, test } from "./test.ts";

for (const colorScheme of ["light", "dark"] as const) {
  for (const [locale, direction] of [
    ["en-GB", "left to right"],
    ["ar", "right to left"],
  ] as const) {
    const look = { colorScheme, locale };
    const name = `${colorScheme}, ${direction}`;

    test(`no screen has a barrier: ${name}`, async ({ api, visit }) => {
      test.slow();
      const threads = await prepare(api);
      const ada = await visit(undefined, look);
      await expect(ada.page.locator(".person").first()).toBeVisible();
      await check(ada.page, "sign-in");
      await ada.signIn("ada");
      await expect(ada.page.locator(".parley-conversation").first()).toBeVisible();
      await check(ada.page, "no thread");

      for (const [screen, threadId] of Object.entries(threads)) {
        await ada.open(`#/${screen}/${threadId}`);
        await expect(ada.page.locator(".parley-composer__form, .parley-closed")).toBeVisible();
        await expect(ada.page.locator(".parley-message").first()).toBeVisible();
        await check(ada.page, `${screen}, a thread`);
      }
    });

    test(`nothing that opens has a barrier: ${name}`, async ({ api, visit }) => {
      test.slow();
      const { team } = await prepare(api);
      const ada = await visit("ada", look);
      await ada.open(`#/team/${team}`);

      await openAndCheck(ada, ".parley-message >> nth=0", "[role=menu]");
      await openAndCheck(ada, ".parley-conversations__bar button", "dialog[open]");
      await openAndCheck(ada, ".parley-thread-header button >> nth=-1", "dialog[open]");
      await openAndCheck(ada, ".navigation__account", ".account");

      await ada.open("#/side-by-side");
      await expect(ada.page.locator(".pane .parley-conversation").first()).toBeVisible();
      await expect(ada.page.locator(".pane").last().locator(".parley-conversation").first()).toBeVisible();
      await check(ada.page, "side by side");
    });
  }
}

/** A thread for each screen: with links, other scripts, and a closed order. */
async function prepare(api: Api) {
  const team = await api.startGroup("Barriers", "ada", "ben");
  await api.send(team, "ada", "Hello, see https://example.com/a");
  await api.send(team, "ben", "مرحبا");
  await api.putOrder("axe-1", "ada", "ben", "assigned");
  const orders = await api.startOrder("axe-1", "ada");
  await api.send(orders, "ben", "On my way");
  await api.putOrder("axe-1", "ada", "ben", "canceled");
  return { team, messenger: team, orders };
}

async function openAndCheck({ page }: ChatPage, opener: string, opened: string) {
  const target: Locator = page.locator(opener);
  await target.focus();
  await target.press("Enter");
  await expect(page.locator(opened)).toBeVisible();
  await check(page, opened);
  await page.keyboard.press("Escape");
  await expect(page.locator(opened)).toBeHidden();
}

async function check(page: Page, where: string) {
  await settle(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("; ")}`,
  );
  expect.soft(found, where).toEqual([]);
}

// What fades in has not its colours yet.
function settle(page: Page) {
  return page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
