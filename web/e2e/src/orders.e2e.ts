import { expect, test } from "./test.ts";

test("a canceled order closes its chat with the reason, and opens it again", async ({ api, visit }) => {
  await api.putOrder("e2e-7", "ada", "ben", "assigned");
  await api.startOrder("e2e-7", "ada");
  const [ada, ben] = await Promise.all([visit("ada"), visit("ben")]);
  await Promise.all([ada.show("orders", /e2e-7/), ben.show("orders", /e2e-7/)]);
  await ada.send("When do you come?");
  await expect(ben.message("When do you come?")).toBeVisible();
  const status = (name: string) => ada.page.getByRole("button", { name, exact: true });

  await status("Canceled").click();
  for (const person of [ada, ben]) await expect(person.closed).toContainText("This order was canceled");
  await expect(status("Canceled")).toHaveAttribute("aria-pressed", "true");

  await status("In progress").click();
  await expect(status("In progress")).toHaveAttribute("aria-pressed", "true");
  await expect(ada.composer).toBeVisible();
  await ben.send("Tomorrow");
  await expect(ada.message("Tomorrow")).toBeVisible();
});
