import { expect, test } from "./test.ts";

test.use({ expectedErrors: /status of 403/ });

test("people of another company see nothing of it", async ({ api, visit }) => {
  const id = await api.startGroup("Ours alone", "ada", "ben");
  await api.send(id, "ada", "Nobody else reads this");
  const nadia = await visit("nadia");
  await expect(nadia.thread("team", /Omar/)).toBeVisible();

  await nadia.open(`#/team/${id}`);
  await api.send(id, "ada", "Nor this");

  await expect(nadia.page.getByText("You are no longer in this conversation")).toBeVisible();
  await expect(nadia.page.getByText(/Nobody else|Nor this|Ours alone/)).toHaveCount(0);
  await nadia.page.getByRole("button", { name: "New conversation" }).click();
  await expect(nadia.page.getByRole("dialog")).toContainText("Omar");
  await expect(nadia.page.getByRole("dialog")).not.toContainText("Ada");
});
