import { ParleyError, type Capabilities, type Parley } from "@parley/client";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { ThreadDetails } from "../../src/threads/ThreadDetails.tsx";
import { show } from "./show.tsx";
import { everythingForbidden, member, people, thread, world } from "./world.ts";

function details(capabilities: Partial<Capabilities>, answers: Partial<Parley> = {}, close = vi.fn()) {
  const summary = thread("one", {
    type: "group",
    name: "Launch",
    participantCount: 3,
    capabilities: { ...everythingForbidden.capabilities, ...capabilities },
  });
  const members = { one: [member("ana"), member("ben", "owner"), member("chi", "admin")] };
  show(
    world({ threads: [summary], members, answers }),
    <ThreadDetails threadId="one" people={people} onClose={close} />,
  );
  return close;
}

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

test("everybody is named with their role", () => {
  details({});

  const items = within(screen.getByRole("list")).getAllByRole("listitem");
  expect(items.map((item) => item.textContent)).toEqual(["ARAna Ruiz (You)", "BOBen OkaforOwner", "CLChi LinAdmin"]);
});

describe("what is offered", () => {
  test("is nothing where nothing is allowed", () => {
    details({});

    expect(screen.getAllByRole("button").map((button) => button.ariaLabel ?? button.textContent)).toEqual(["Close"]);
  });

  test.each([
    ["rename", "Rename"],
    ["addMembers", "Add people"],
    ["removeMembers", "Remove Chi Lin"],
    ["leave", "Leave"],
    ["archive", "Archive"],
    ["unarchive", "Unarchive"],
    ["block", "Block"],
    ["unblock", "Unblock"],
  ])("is with %s: %s", (capability, name) => {
    details({ [capability]: true });

    expect(screen.getAllByRole("button")).toHaveLength(2);
    expect(screen.getByRole("button", { name })).toBeDefined();
  });

  test("says why nobody may write", () => {
    details({ send: { allowed: false, reason: "thread_blocked" } });

    expect(screen.getByText("This conversation is blocked.")).toBeDefined();
  });
});

test("one leaves after being asked", async () => {
  const leave = vi.fn(async () => undefined);
  const close = details({ leave: true }, { leave });

  await press("Leave");
  expect(document.activeElement?.textContent).toBe("Cancel");
  await userEvent.click(within(screen.getByRole("group")).getByRole("button", { name: "Leave" }));

  expect(leave).toHaveBeenCalledExactlyOnceWith("one");
  expect(close).toHaveBeenCalledOnce();
});

test("somebody is removed after being asked, and nobody when it is cancelled", async () => {
  const removeMember = vi.fn(async () => undefined);
  details({ removeMembers: true }, { removeMember });

  await press("Remove Chi Lin");
  await press("Cancel");
  expect(removeMember).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Remove Chi Lin" }));
  await press("Remove Chi Lin");
  await press("Remove");
  expect(removeMember).toHaveBeenCalledExactlyOnceWith("one", "chi");
});

test("a group gets another name", async () => {
  const rename = vi.fn(async () => undefined);
  details({ rename: true }, { rename });

  await press("Rename");
  await userEvent.keyboard("Landing{Enter}");

  expect(rename).toHaveBeenCalledExactlyOnceWith("one", "Landing");
});

test("only those who are not in it are added", async () => {
  const addMember = vi.fn(async () => undefined);
  details({ addMembers: true }, { addMember });

  await press("Add people");
  expect(screen.getAllByRole("checkbox").map((box) => box.ariaLabel)).toEqual(["Dua Haddad"]);
  await userEvent.click(screen.getByRole("checkbox"));
  await press("Add");

  expect(addMember).toHaveBeenCalledExactlyOnceWith("one", "dua");
});

test("what the server refuses is said", async () => {
  const setStatus = async () => {
    throw new ParleyError({ code: "offline", message: "no" });
  };
  details({ archive: true }, { setStatus });

  await press("Archive");

  expect(screen.getByRole("alert").textContent).toContain("There is no connection");
});
