import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, test } from "./test.ts";

const IMAGES = fileURLToPath(new URL("../../../docs/images", import.meta.url));
const DESKTOP = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.25 };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

test.describe("screenshots", { tag: "@screenshots" }, () => {
  // One after the other: each reads what the ones before have left unread.
  test.describe.configure({ mode: "default" });

  test("sign-in", async ({ visit }, { outputDir }) => {
    const { page } = await visit(undefined, DESKTOP);
    await expect(page.getByRole("button", { name: /Ada Okafor/ })).toBeVisible();
    await take(page, outputDir, "sign-in");
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`team, ${colorScheme}`, async ({ visit }, { outputDir }) => {
      const ada = await visit("ada", { ...DESKTOP, colorScheme });
      await ada.show("team", /^Launch team/);
      await expect(ada.messages.last()).toBeInViewport();
      await take(ada.page, outputDir, `team-${colorScheme}`);
    });
  }

  test("messenger", async ({ visit }, { outputDir }) => {
    const ada = await visit("ada", DESKTOP);
    await ada.show("messenger", /Chloé Martin/);
    await expect(ada.messages.last()).toBeInViewport();
    await take(ada.page, outputDir, "messenger");
  });

  test("orders", async ({ api, visit }, { outputDir }) => {
    const ada = await visit("ada", DESKTOP);
    await ada.show("orders", /Order 1001/);
    await ada.page.getByRole("button", { name: "Canceled", exact: true }).click();
    await expect(ada.closed).toBeVisible();
    await take(ada.page, outputDir, "orders-closed");
    await api.putOrder("1001", "ada", "ben", "in_progress");
  });

  test("side by side", async ({ visit }, { outputDir }) => {
    const window = await visit(undefined, DESKTOP);
    await window.open("#/side-by-side");
    for (const name of ["First side", "Second side"] as const) {
      await window.side(name).openThread("team", /^Launch team/);
    }
    await take(window.page, outputDir, "side-by-side");
  });

  test("phone", async ({ visit }, { outputDir }) => {
    const ada = await visit("ada", PHONE);
    await ada.show("team");
    await expect(ada.thread("team", /^Launch team/)).toBeVisible();
    await take(ada.page, outputDir, "phone-list");
    await ada.openThread("team", /^Launch team/);
    await expect(ada.messages.last()).toBeInViewport();
    await take(ada.page, outputDir, "phone-thread");
  });

  test("Arabic", async ({ visit }, { outputDir }) => {
    const ada = await visit("ada", { ...DESKTOP, locale: "ar" });
    await ada.page.getByText("ليلى حسن").first().click();
    await expect(ada.page.locator(".parley-message").last()).toBeInViewport();
    await take(ada.page, outputDir, "arabic");
  });
});

/** Into the documents when asked to, otherwise beside the results. */
async function take(page: Page, outputDir: string, name: string) {
  const folder = process.env["PARLEY_SCREENSHOTS"] === "1" ? IMAGES : outputDir;
  await page.mouse.move(0, 0);
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, animations: "disabled" });
}
