import { expect, test } from "./test.ts";

test("two people write to each other, and both see the same order", async ({ api, visit }) => {
  await api.startGroup("Talking", "ada", "ben");
  const [ada, ben] = await Promise.all([visit("ada"), visit("ben")]);
  await Promise.all([ada.show("team", /Talking/), ben.show("team", /Talking/)]);

  for (const [writer, reader, text] of [
    [ada, ben, "One"],
    [ben, ada, "Two"],
    [ben, ada, "Three"],
    [ada, ben, "Four 🙂"],
  ] as const) {
    await writer.send(text);
    await expect(reader.message(text)).toBeVisible();
  }

  for (const person of [ada, ben]) await expect(person.texts()).toHaveText(["One", "Two", "Three", "Four 🙂"]);
});

test("ticks tell how far a message has come", async ({ api, visit }) => {
  await api.startGroup("Ticks", "ada", "ben");
  const ada = await visit("ada");
  await ada.show("team", /Ticks/);

  await ada.send("Have you seen this?");
  await expect(ada.ticks("Have you seen this?", "Sent")).toBeVisible();

  const ben = await visit("ben");
  await expect(ada.ticks("Have you seen this?", "Delivered")).toBeVisible();
  await expect(ben.thread("team", /Ticks/)).toContainText("1");

  await ben.openThread("team", /Ticks/);
  await expect(ada.ticks("Have you seen this?", "Read")).toBeVisible();
});

test("one sees the other type, and stop", async ({ api, visit }) => {
  await api.startGroup("Typing", "ada", "ben");
  const [ada, ben] = await Promise.all([visit("ada"), visit("ben")]);
  await Promise.all([ada.show("team", /Typing/), ben.show("team", /Typing/)]);

  await ada.composer.pressSequentially("Well");
  await expect(ben.typing).toHaveText(/Ada Okafor is typing/);
  await expect(ada.typing).toHaveText("");

  await ada.composer.press("Enter");
  await expect(ben.message("Well")).toBeVisible();
  await expect(ben.typing).toHaveText("");
});

test("a message is text, whatever it looks like", async ({ api, visit }) => {
  const id = await api.startGroup("Markup", "ada", "ben");
  const markup = `<script>document.title = "broken"</script><img src=x onerror="alert(1)"><b>bold</b>`;
  await api.send(id, "ada", markup);
  const ben = await visit("ben");

  await ben.show("team", /Markup/);

  await expect(ben.texts()).toHaveText([markup]);
  await expect(ben.feed.locator("b, img, script")).toHaveCount(0);
  await expect(ben.page).toHaveTitle(/Ben Fischer/);
});

test("an own message can be edited, answered and deleted", async ({ api, visit }) => {
  await api.startGroup("Changing", "ada", "ben");
  const [ada, ben] = await Promise.all([visit("ada"), visit("ben")]);
  await Promise.all([ada.show("team", /Changing/), ben.show("team", /Changing/)]);
  await ada.send("Frist");
  await expect(ben.message("Frist")).toBeVisible();

  await ada.choose("Frist", "Edit");
  await ada.page.getByRole("textbox", { name: "Editing message" }).fill("First");
  await ada.page.keyboard.press("Enter");
  await expect(ben.message("First")).toContainText("edited");

  await ben.choose("First", "Reply");
  await ben.send("Second");
  await expect(ada.message("Second").locator(".parley-quote")).toContainText("First");

  await ada.choose("First", "Delete");
  await ada.page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(ben.feed).toContainText("Message deleted");
  await expect(ben.message("First")).toHaveCount(0);
});

test("a new group is in the lists of its members", async ({ visit }) => {
  const [ada, ben] = await Promise.all([visit("ada"), visit("ben")]);
  await ada.show("messenger");

  await ada.page.getByRole("button", { name: "New conversation" }).click();
  const dialog = ada.page.getByRole("dialog", { name: "New conversation" });
  await dialog.getByText("Group", { exact: true }).click();
  await dialog.getByLabel("Name of the group").fill("Newcomers");
  await dialog.getByRole("checkbox", { name: "Ben Fischer" }).check();
  await dialog.getByRole("button", { name: "Create" }).click();

  await ada.send("Welcome!");
  await ben.openThread("team", /Newcomers/);
  await expect(ben.message("Welcome!")).toBeVisible();
});

test("the navigation counts what is unread, by kind", async ({ api, visit }) => {
  const id = await api.startGroup("Counted", "nadia", "omar");
  const omar = await visit("omar");
  const screen = (name: string) => omar.page.getByRole("link", { name });

  for (const text of ["One", "Two", "Three"]) await api.send(id, "nadia", text);
  await expect(screen("Team")).toHaveAccessibleName("Team 3 unread");
  await expect(screen("Orders")).toHaveAccessibleName("Orders");

  await omar.openThread("team", /Counted/);
  await expect(screen("Team")).toHaveAccessibleName("Team");
});
