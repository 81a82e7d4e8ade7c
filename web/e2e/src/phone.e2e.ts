import { expect, test } from "./test.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("on a phone one sees the list or a thread, and nothing is wider than the screen", async ({ api, visit }) => {
  const id = await api.startGroup("On the way", "ada", "ben");
  await api.send(id, "ben", "Where are you?");
  const ada = await visit("ada", PHONE);
  const width = () => ada.page.evaluate(() => document.documentElement.scrollWidth);
  await ada.show("team");
  expect(await width()).toBe(390);

  await ada.thread("team", /On the way/).tap();
  await expect(ada.message("Where are you?")).toBeVisible();
  await expect(ada.list("team")).toBeHidden();
  await expect(ada.page.getByRole("navigation", { name: "Screens" })).toBeHidden();
  expect(await width()).toBe(390);

  await ada.composer.fill("On the train");
  await ada.page.getByRole("button", { name: "Send" }).tap();
  await expect(ada.ticks("On the train", "Sent")).toBeVisible();

  await ada.page.getByRole("button", { name: "Back" }).tap();
  await expect(ada.thread("team", /On the way/)).toContainText("On the train");
  await expect(ada.page.getByRole("navigation", { name: "Screens" })).toBeVisible();
});

test("the browser's back leads from a thread to the list", async ({ api, visit }) => {
  await api.startGroup("There and back", "ada", "ben");
  const ada = await visit("ada", PHONE);
  await ada.show("team", /There and back/);

  await ada.page.goBack();

  await expect(ada.list("team")).toBeVisible();
  await expect(ada.composer).toBeHidden();
});
