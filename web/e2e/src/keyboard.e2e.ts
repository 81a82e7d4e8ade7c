import { expect, test } from "./test.ts";

test("everything can be done without a mouse", async ({ api, visit }) => {
  const id = await api.startGroup("Keys", "ada", "ben");
  await api.send(id, "ben", "Can you read this?");
  const ada = await visit();
  const { page } = ada;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (target: ReturnType<typeof page.locator>) => {
    for (let i = 0; i < 30 && !(await target.evaluate((element) => element === document.activeElement)); i++) {
      await press("Tab");
    }
    await expect(target).toBeFocused();
  };

  await tabTo(page.getByRole("button", { name: /^Ada Okafor/ }));
  await press("Enter");
  await expect(ada.thread("team", /Keys/)).toBeVisible();
  await tabTo(ada.list("team").getByRole("button").first());
  await press("ArrowDown", "ArrowUp", "Enter");
  await expect(ada.composer).toBeFocused();

  await page.keyboard.type("I can");
  await press("Enter");
  await expect(ada.ticks("I can", "Sent")).toBeVisible();
  await expect(ada.composer).toBeFocused();

  await press("Shift+Tab");
  await expect(ada.message("I can")).toBeFocused();
  await press("ArrowUp");
  await expect(ada.message("Can you read this?")).toBeFocused();
  await press("Enter");
  await expect(page.getByRole("menuitem", { name: "Reply" })).toBeFocused();
  await press("Enter");
  await expect(ada.composer).toBeFocused();
  await page.keyboard.type("Every word");
  await press("Enter");
  await expect(ada.message("Every word").locator(".parley-quote")).toContainText("Can you read this?");

  await press("Escape");
  await expect(ada.thread("team", /Keys/)).toBeFocused();
});
