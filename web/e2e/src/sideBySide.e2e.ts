import { expect, test } from "./test.ts";

test("two people talk in one page, each in a language of their own", async ({ api, visit }) => {
  await api.startGroup("Two of us", "ada", "ben");
  const window = await visit();
  await window.page.getByRole("link", { name: "See two people side by side" }).click();
  const [first, second] = [window.side("First side"), window.side("Second side")];
  // One after the other: there is one mouse.
  for (const side of [first, second]) await side.openThread("team", /Two of us/);

  await first.composer.pressSequentially("Hello");
  await expect(second.typing).toHaveText(/Ada Okafor is typing/);
  await first.composer.press("Enter");
  await second.send("Hello to you, too");

  for (const side of [first, second]) await expect(side.texts()).toHaveText(["Hello", "Hello to you, too"]);
  await expect(second.ticks("Hello to you, too", "Read")).toBeVisible();

  await window.page.getByRole("region", { name: "Second side" }).getByLabel("Language").selectOption("ar");
  const chats = window.page.locator("[data-screen=team]");
  await expect(chats.first()).toHaveAttribute("dir", "ltr");
  await expect(chats.last()).toHaveAttribute("dir", "rtl");
});
