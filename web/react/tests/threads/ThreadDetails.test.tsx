import { ParleyError, type Capabilities, type Parley } from "@parley/client";
import { act, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, test, vi } from "vitest";
import { ThreadDetails } from "../../src/threads/ThreadDetails.tsx";
import { show } from "./show.tsx";
import { everythingForbidden, member, people, thread, world } from "./world.ts";

const three = [member("ana", "owner"), member("chi"), member("dua")];

const group = (capabilities: Partial<Capabilities>) =>
  thread("one", {
    type: "group",
    name: "Launch",
    participantCount: 3,
    capabilities: { ...everythingForbidden.capabilities, ...capabilities },
  });

function details(
  capabilities: Partial<Capabilities>,
  answers: Partial<Parley> = {},
  close = vi.fn(),
  offered = people,
) {
  const members = { one: [member("ana"), member("ben", "owner"), member("chi", "admin")] };
  show(
    world({ threads: [group(capabilities)], members, answers }),
    <ThreadDetails threadId="one" people={offered} onClose={close} />,
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

test("the focus stays near what was done", async () => {
  const parley = world({ threads: [group({ removeMembers: true, archive: true })], members: { one: [...three] } });
  Object.assign(parley, {
    removeMember: async (_threadId: string, userId: string) =>
      act(() => parley.store.setState({ members: { one: three.filter((somebody) => somebody.userId !== userId) } })),
    setStatus: async () =>
      act(() => parley.store.setState({ conversations: { one: group({ removeMembers: true, unarchive: true }) } })),
  });
  show(parley, <ThreadDetails threadId="one" people={people} onClose={() => undefined} />);

  await press("Archive");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Unarchive" }));
  await press("Remove Chi Lin");
  await press("Remove");
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "People" }));
});

test("what was begun in one thread is not there in another", async () => {
  const parley = world({
    threads: [group({ rename: true }), { ...group({ rename: true }), id: "two", name: "Design" }],
  });
  const Switch = () => {
    const [threadId, setThreadId] = useState("one");
    return (
      <>
        <ThreadDetails threadId={threadId} onClose={() => undefined} />
        <button onClick={() => setThreadId("two")}>Switch</button>
      </>
    );
  };
  show(parley, <Switch />);

  await press("Rename");
  await press("Switch");

  expect(screen.queryByRole("textbox")).toBeNull();
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

test("those who are added already are not added again after a refusal", async () => {
  const addMember = vi.fn(async (_threadId: string, userId: string) => {
    if (userId === "eli") throw new ParleyError({ code: "unavailable", message: "no" });
  });
  const some = [...people, { userId: "eli", name: "Eli" }];
  details({ addMembers: true }, { addMember }, vi.fn(), some);
  await press("Add people");
  for (const box of screen.getAllByRole("checkbox")) await userEvent.click(box);

  await press("Add");
  await press("Add");

  expect(addMember.mock.calls.map(([, userId]) => userId)).toEqual(["dua", "eli", "eli"]);
});

test("what the server refuses is said", async () => {
  const setStatus = async () => {
    throw new ParleyError({ code: "offline", message: "no" });
  };
  details({ archive: true }, { setStatus });

  await press("Archive");

  expect(screen.getByRole("alert").textContent).toContain("There is no connection");
});
