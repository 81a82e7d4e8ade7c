import { ParleyError } from "@parley/client";
import { act, fireEvent, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { message, THREAD } from "./chat.ts";
import { failure, five, list, rowOf } from "./list.tsx";
import { nextFrame, show } from "./screen.tsx";

test("the list is one stop, and the arrows go from message to message", async () => {
  const { user } = await show(list, { items: five });

  await user.tab();
  expect(document.activeElement).toBe(rowOf("Message 5"));
  await user.keyboard("{ArrowUp}{ArrowUp}");
  expect(document.activeElement).toBe(rowOf("Message 3"));
  await user.keyboard("{Home}");
  expect(document.activeElement).toBe(rowOf("Message 1"));
  await user.keyboard("{End}");
  expect(document.activeElement).toBe(rowOf("Message 5"));
  expect(screen.getAllByRole("article").filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
});

test("Enter opens the menu, the arrows move in it, and Escape gives the focus back", async () => {
  const { user } = await show(list, { items: [message(1, { senderId: "ana" })] });
  await user.tab();

  await user.keyboard("{Enter}");
  const items = within(screen.getByRole("menu")).getAllByRole("menuitem");
  expect(items.map(({ textContent }) => textContent)).toEqual(["Reply", "Copy", "Edit", "Delete"]);
  expect(document.activeElement).toBe(items[0]);
  await user.keyboard("{ArrowUp}");
  expect(document.activeElement).toBe(items[3]);
  await user.keyboard("{Escape}");

  expect(screen.queryByRole("menu")).toBeNull();
  expect(document.activeElement).toBe(rowOf("Message 1"));
});

test("deleting asks first", async () => {
  const { user, called } = await show(list, { items: [message(1, { senderId: "ana" })] });
  await user.click(screen.getByRole("button", { name: "Message actions" }));

  await user.click(screen.getByRole("menuitem", { name: "Delete" }));
  expect(called("remove")).toEqual([]);
  await user.click(within(screen.getByRole("alertdialog")).getByRole("button", { name: "Delete" }));

  expect(called("remove")).toEqual([[five[0]!.id]]);
  expect(screen.queryByRole("alertdialog")).toBeNull();
});

test("a refused deletion says why, and Escape still closes it", async () => {
  const { user, parley } = await show(list, { items: [message(1, { senderId: "ana" })] });
  parley.remove = () => Promise.reject(new ParleyError({ code: "forbidden", message: "No" }));
  await user.click(screen.getByRole("button", { name: "Message actions" }));
  await user.click(screen.getByRole("menuitem", { name: "Delete" }));

  await user.click(within(screen.getByRole("alertdialog")).getByRole("button", { name: "Delete" }));
  expect(screen.getByText("You are not allowed to do this.").getAttribute("role")).toBe("alert");
  await user.keyboard("{Escape}");

  expect(screen.queryByRole("alertdialog")).toBeNull();
  expect(document.activeElement).toBe(rowOf("Message 1"));
});

test("the menu stays when the window changes its size, and goes with what there was to do", async () => {
  const { user, parley } = await show(list, { items: [message(1)] });
  await user.click(screen.getByRole("button", { name: "Message actions" }));

  fireEvent(window, new Event("resize"));
  expect(screen.getByRole("menu")).toBeDefined();
  act(() =>
    parley.store.setState(({ messages }) => ({
      messages: {
        [THREAD]: { ...messages[THREAD]!, items: [message(1, { text: "", deletedAt: message(1).createdAt })] },
      },
    })),
  );

  expect(screen.queryByRole("menu")).toBeNull();
  expect(screen.queryByRole("button", { name: "Message actions" })).toBeNull();
  expect(document.activeElement?.getAttribute("role")).toBe("article");
});

test("that a text was copied is read out", async () => {
  const { user } = await show(list, { items: [message(1)] });
  await user.click(screen.getByRole("button", { name: "Message actions" }));

  await user.click(screen.getByRole("menuitem", { name: "Copy" }));

  expect(await screen.findByText("Copied")).toBeDefined();
});

test("messages of others can be replied to and copied, not edited or deleted", async () => {
  const { user } = await show(list, { items: [message(1)] });

  await user.click(screen.getByRole("button", { name: "Message actions" }));

  expect(screen.getAllByRole("menuitem").map(({ textContent }) => textContent)).toEqual(["Reply", "Copy"]);
});

test("a quote that is not here is loaded, and goes to its message", async () => {
  const older = Array.from({ length: 30 }, (_, index) => message(index + 1));
  const items = Array.from({ length: 30 }, (_, index) => message(index + 31));
  const replying = message(61, { replyToId: older[4]!.id, text: "Yes, that one" });
  const { called, user } = await show(list, { items: [...items, replying], older });
  expect(called("loadQuote")).toEqual([[THREAD, older[4]!.id]]);

  await user.click(await screen.findByRole("button", { name: /Message 5/ }));
  for (let frame = 0; frame < 5; frame++) await nextFrame();

  expect(called("loadUntil")).toEqual([[THREAD, older[4]!.id]]);
  expect(document.querySelector("[data-marked]")?.textContent).toContain("Message 5");
});

test("that a quoted message cannot be loaded is read out", async () => {
  const { user, parley } = await show(list, { items: [message(1), message(2, { replyToId: message(1).id })] });
  parley.loadUntil = () => Promise.reject(new ParleyError(failure));

  await user.click(screen.getByRole("button", { name: /Message 1/ }));

  expect(await screen.findByText("This could not be loaded")).toBeDefined();
});

test("older messages that could not be loaded are asked for again by the user alone", async () => {
  const { user, called, parley, set } = await show(list, { items: five });
  const timeline = parley.store.getState().messages[THREAD]!;
  act(() => set({ messages: { [THREAD]: { ...timeline, hasOlder: true, failure } } }));
  await nextFrame();
  expect(called("loadOlder")).toEqual([]);

  await user.click(screen.getByRole("button", { name: "Try again" }));

  expect(called("loadOlder")).toEqual([[THREAD]]);
});

test("near the beginning, older messages are asked for", async () => {
  const older = Array.from({ length: 100 }, (_, index) => message(index + 1));
  const items = Array.from({ length: 100 }, (_, index) => message(index + 101));
  const { called } = await show(list, { items, older });
  expect(called("loadOlder")).toEqual([]);

  const scroller = document.querySelector<HTMLElement>(".parley-messages__scroller")!;
  scroller.scrollTop = 100;
  fireEvent.scroll(scroller);
  await nextFrame();

  expect(called("loadOlder")).toEqual([[THREAD]]);
});
