import { ParleyError } from "@parley/client";
import { act, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Messenger } from "../../src/screens/Messenger.tsx";
import { OrderChat } from "../../src/screens/OrderChat.tsx";
import { TeamChat } from "../../src/screens/TeamChat.tsx";
import { show, showIn } from "./show.tsx";
import { everythingForbidden, member, thread, world } from "./world.ts";

const row = (name: RegExp) => screen.getByRole("button", { name });

test("a thread is opened from the list, and the field has the focus", async () => {
  const changed = vi.fn();
  show(world({ threads: [thread("one")] }), <TeamChat onThreadChange={changed} />);
  expect(screen.getByText("Choose a conversation")).toBeDefined();

  await userEvent.click(row(/Ben Okafor/u));

  expect(screen.getByRole("heading", { name: "Ben Okafor" })).toBeDefined();
  expect(document.activeElement?.tagName).toBe("TEXTAREA");
  expect(changed).toHaveBeenCalledExactlyOnceWith("one");
});

test("Back closes it, and the focus is in the list again", async () => {
  show(world({ threads: [thread("one")] }), <Messenger />);
  await userEvent.click(row(/Ben Okafor/u));

  await userEvent.click(screen.getByRole("button", { name: "Back" }));

  expect(screen.getByText("Choose a conversation")).toBeDefined();
  expect(document.activeElement).toBe(row(/Ben Okafor/u));
});

test("Escape goes to the list where both are seen", async () => {
  show(world({ threads: [thread("one")] }), <Messenger />);
  await userEvent.click(row(/Ben Okafor/u));

  await userEvent.keyboard("{Escape}");

  expect(document.activeElement).toBe(row(/Ben Okafor/u));
  expect(screen.getByRole("heading", { name: "Ben Okafor" })).toBeDefined();
});

test("a thread that one is no longer in is left", async () => {
  const parley = world({ threads: [thread("one")] });
  show(parley, <TeamChat />);
  await userEvent.click(row(/Ben Okafor/u));

  act(() => parley.store.setState(({ list }) => ({ conversations: {}, list: { ...list, ids: [] } })));

  expect(screen.getByText("Choose a conversation")).toBeDefined();
});

test("the chat of one order says whether it is open, and with whom it is", async () => {
  const closed = { ...everythingForbidden.capabilities, send: { allowed: false, reason: "order_canceled" } } as const;
  const order = thread("one", { type: "order", orderId: "1042", capabilities: closed });
  const members = { one: [member("ana", "customer"), member("ben", "provider")] };
  const parley = world({ threads: [order], members, gateway: "orders", answers: { startOrder: async () => "one" } });
  show(parley, <OrderChat orderId="1042" />);

  expect(await screen.findByRole("heading", { name: "Order 1042" })).toBeDefined();
  expect(screen.getByText("Closed")).toBeDefined();
  expect(screen.getByText("Ben Okafor")).toBeDefined();
});

test("an order without a chat says why, and tries again", async () => {
  const startOrder = vi.fn(async () => {
    throw new ParleyError({ code: "not_found", message: "no" });
  });
  show(world({ gateway: "orders", answers: { startOrder } }), <OrderChat orderId="7" />);

  await userEvent.click(await screen.findByRole("button", { name: "Try again" }));

  expect(startOrder).toHaveBeenCalledTimes(2);
});

test("the language and the direction are those of the locale", async () => {
  const { container } = await showIn(world(), <TeamChat />, {
    locale: "ar-EG",
    theme: "dark",
    texts: { noConversations: "لا شيء" },
  });

  expect(screen.getByText("لا شيء")).toBeDefined();
  const root = container.querySelector(".parley");
  expect(root).toMatchObject({ lang: "ar-EG", dir: "rtl" });
  expect(root?.getAttribute("data-parley-theme")).toBe("dark");
});
