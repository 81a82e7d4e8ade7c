import { expect, test } from "./test.ts";

test("the page may load, run and call nothing but its own", async ({ server }) => {
  const response = await fetch(server.url);

  const policy = response.headers.get("Content-Security-Policy") ?? "";
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain("unsafe");
});

test("two tabs can be two people, and stay them", async ({ visit }) => {
  const ada = await visit("ada");
  const other = await ada.page.context().newPage();
  await other.goto(ada.page.url().replace(/#.*/, ""));

  await other.getByRole("button", { name: /^Ben Fischer/ }).click();
  await expect(other.getByRole("button", { name: "Account: Ben Fischer" })).toBeVisible();
  await Promise.all([ada.page.reload(), other.reload()]);

  await expect(ada.page.getByRole("button", { name: "Account: Ada Okafor" })).toBeVisible();
  await expect(other.getByRole("button", { name: "Account: Ben Fischer" })).toBeVisible();
});

test("one signs out to where one came from", async ({ visit }) => {
  const ada = await visit("ada");

  await ada.page.getByRole("button", { name: /^Account/ }).click();
  await ada.page.getByRole("button", { name: "Sign out" }).click();

  await expect(ada.page.getByRole("heading", { name: "Who do you want to be?" })).toBeVisible();
  await ada.page.reload();
  await expect(ada.page.getByRole("heading", { name: "Who do you want to be?" })).toBeVisible();
});

test("language and theme are remembered", async ({ visit }) => {
  const { page } = await visit();

  await page.getByLabel("Theme").selectOption("dark");
  await page.getByLabel("Language").selectOption("ar");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await page.reload();

  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");
});
