import { ParleyError, type Parley } from "@parley/client";
import { fireEvent, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ComposeButton } from "../../src/screens/ComposeButton.tsx";
import { ParleyProvider } from "../../src/provider/ParleyProvider.tsx";
import { PeoplePicker } from "../../src/threads/PeoplePicker.tsx";
import { show } from "./show.tsx";
import { people, world } from "./world.ts";

async function opened(answers: Partial<Parley>, source: Parameters<typeof ComposeButton>[0]["people"] = people) {
  const created = vi.fn();
  show(world({ answers }), <ComposeButton people={source} onCreated={created} />);
  await userEvent.click(screen.getByRole("button", { name: "New conversation" }));
  return created;
}

test("somebody is chosen, and the conversation is there", async () => {
  const startDirect = vi.fn(async () => "new");
  const created = await opened({ startDirect });

  await userEvent.type(screen.getByRole("searchbox"), "chi");
  await userEvent.click(screen.getByRole("button", { name: "Chi Lin" }));

  expect(startDirect).toHaveBeenCalledExactlyOnceWith("chi");
  expect(created).toHaveBeenCalledExactlyOnceWith("new");
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("oneself is not offered", async () => {
  await opened({});

  expect(screen.queryByRole("button", { name: "Ana Ruiz" })).toBeNull();
});

test("a group has a name and at least one other", async () => {
  const startGroup = vi.fn(async () => "group");
  const created = await opened({ startGroup });
  await userEvent.click(screen.getByRole("radio", { name: "Group" }));
  const create = screen.getByRole("button", { name: "Create" });

  await userEvent.type(screen.getByRole("textbox", { name: "Name of the group" }), " Launch ");
  expect(create).toHaveProperty("disabled", true);
  await userEvent.click(screen.getByRole("checkbox", { name: "Ben Okafor" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Chi Lin" }));
  await userEvent.click(screen.getByRole("button", { name: "Remove Chi Lin" }));
  await userEvent.click(create);

  expect(startGroup).toHaveBeenCalledExactlyOnceWith({ name: "Launch", memberIds: ["ben"] });
  expect(created).toHaveBeenCalledExactlyOnceWith("group");
});

test("Enter in the search chooses the only one that is found, and does not create the group", async () => {
  const startGroup = vi.fn(async () => "group");
  await opened({ startGroup });
  await userEvent.click(screen.getByRole("radio", { name: "Group" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Name of the group" }), "Launch");
  await userEvent.click(screen.getByRole("checkbox", { name: "Ben Okafor" }));

  await userEvent.type(screen.getByRole("searchbox"), "{Enter}chi{Enter}");

  expect(startGroup).not.toHaveBeenCalled();
  expect(screen.getByRole("checkbox", { name: "Chi Lin" })).toHaveProperty("checked", true);
});

test("a press that begins in the dialog and ends beside it does not close it", async () => {
  await opened({});
  const dialog = screen.getByRole("dialog");

  fireEvent.pointerDown(screen.getByRole("searchbox"));
  fireEvent.click(dialog);
  expect(screen.getByRole("dialog")).toBe(dialog);
  fireEvent.pointerDown(dialog);
  fireEvent.click(dialog);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("what the server refuses is said, and the dialog stays", async () => {
  const created = await opened({
    startDirect: async () => {
      throw new ParleyError({ code: "forbidden", message: "no" });
    },
  });

  await userEvent.click(screen.getByRole("button", { name: "Ben Okafor" }));

  expect((await screen.findByRole("alert")).textContent).toBe("You are not allowed to do this.");
  expect(created).not.toHaveBeenCalled();
  expect(screen.getByRole("dialog")).toBeDefined();
});

test("people are searched by the host", async () => {
  const search = vi.fn(async (query: string) => people.filter(({ name }) => name.includes(query)));
  await opened({}, search);

  await userEvent.type(screen.getByRole("searchbox"), "Dua");

  expect(await screen.findByRole("button", { name: "Dua Haddad" })).toBeDefined();
  await vi.waitFor(() => expect(search).toHaveBeenLastCalledWith("Dua"));
});

test("a host's function that is new at each render searches once, and each new query is waited for", async () => {
  const search = vi.fn(async (query: string) => people.filter(({ name }) => name.includes(query)));
  const picker = () => <PeoplePicker people={(query) => search(query)} onChoose={() => undefined} />;
  const parley = world();
  const { rerender } = show(parley, picker());
  await screen.findByRole("button", { name: "Dua Haddad" });
  const list = screen.getByRole("list", { name: "People" });

  rerender(
    <ParleyProvider parley={parley} locale="en">
      {picker()}
    </ParleyProvider>,
  );
  expect(list.ariaBusy).toBe("false");
  await userEvent.type(screen.getByRole("searchbox"), "B");
  expect(list.ariaBusy).toBe("true");
  await vi.waitFor(() => expect(list.ariaBusy).toBe("false"));

  expect(search.mock.calls).toEqual([[""], ["B"]]);
});

test("the focus goes back to where it was", async () => {
  await opened({});

  await userEvent.click(screen.getByRole("button", { name: "Close" }));

  expect(document.activeElement).toBe(screen.getByRole("button", { name: "New conversation" }));
});
