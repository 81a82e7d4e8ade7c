import { expect, NETWORK_ERRORS, test } from "./test.ts";

test.use({ expectedErrors: NETWORK_ERRORS });

test("what is written while the server is away is sent once when it is back", async ({ api, server, visit }) => {
  const id = await api.startGroup("Outage", "ada", "ben");
  const [ada, ben] = await Promise.all([visit("ada"), visit("ben")]);
  await Promise.all([ada.show("team", /Outage/), ben.show("team", /Outage/)]);
  await ada.send("Before");
  await expect(ben.message("Before")).toBeVisible();

  await server.kill();
  await expect(ada.banner).toContainText(/Next try in \d+ second/);
  for (const text of ["One", "Two", "Three"]) {
    await ada.send(text);
    await expect(ada.ticks(text, "Waiting for a connection")).toBeVisible();
  }
  await server.start();
  await Promise.all([ada.reconnect(), ben.reconnect()]);

  const all = ["Before", "One", "Two", "Three"];
  for (const person of [ada, ben]) await expect(person.texts()).toHaveText(all);
  await expect(ada.ticks("Three", "Read")).toBeVisible();
  expect(await api.texts(id, "ben")).toEqual(all);
});

test("what was not sent survives that the page is left", async ({ api, server, visit }) => {
  const id = await api.startGroup("Left", "ada", "ben");
  const ada = await visit("ada");
  await ada.show("team", /Left/);
  await expect(ada.composer).toBeFocused();

  await server.kill();
  await expect(ada.banner).toContainText("No connection");
  await ada.send("Written before");
  await ada.send("the page was left");
  await ada.page.goto("about:blank");
  await server.start();
  await ada.open(`#/team/${id}`);

  const all = ["Written before", "the page was left"];
  await expect(ada.texts()).toHaveText(all);
  await expect(ada.ticks("the page was left", "Sent")).toBeVisible();
  expect(await api.texts(id, "ben")).toEqual(all);

  await ada.page.reload();
  await expect(ada.texts()).toHaveText(all);
});

test("signing in without a network says why it did not work", async ({ visit }) => {
  const somebody = await visit();
  const ada = somebody.page.getByRole("button", { name: /Ada Okafor/ });
  await expect(ada).toBeVisible();
  await somebody.page.context().setOffline(true);

  await ada.click();
  await expect(somebody.page.getByRole("alert")).toContainText("Signing in did not work");

  await somebody.page.context().setOffline(false);
  await somebody.signIn("ada");
});
