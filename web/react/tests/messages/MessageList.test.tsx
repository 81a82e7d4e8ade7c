import type { OutgoingMessage } from "@parley/client";
import { act, fireEvent, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { MessageList } from "../../src/messages/index.ts";
import { message, START, THREAD } from "./chat.ts";
import { nextFrame, show } from "./screen.tsx";

const five = [1, 2, 3, 4, 5].map((seq) => message(seq));

const outgoing: OutgoingMessage = {
  clientId: "one",
  threadId: THREAD,
  content: { kind: "text", text: "Are you there?" },
  createdAt: new Date(START + 600_000).toISOString(),
  state: "sending",
};

const list = <MessageList threadId={THREAD} onReply={() => undefined} onEdit={() => undefined} />;
const rowOf = (text: string) => screen.getByText(text).closest<HTMLElement>("[data-row]")!;

test("a thread is open while its list is there", async () => {
  const { called, unmount } = await show(list, { items: five });

  expect(called("openThread")).toEqual([[THREAD]]);
  unmount();
});

test("an empty thread says so", async () => {
  await show(list);

  expect(screen.getByText("Write the first one.")).toBeDefined();
});

test("a thread that cannot be loaded says why, and is loaded again", async () => {
  const timeline = {
    phase: "failed",
    items: [],
    rev: 0,
    hasOlder: false,
    loadingOlder: false,
    failure: { code: "offline", message: "The server cannot be reached" },
  } as const;
  const { user, called } = await show(list, { data: { messages: { [THREAD]: timeline } } });

  await user.click(screen.getByRole("button", { name: "Try again" }));

  expect(called("openThread")).toHaveLength(2);
});

test.each([
  [{}, "Sent"],
  [{ ben: { deliveredSeq: 1, readSeq: 0 } }, "Delivered"],
  [{ ben: { deliveredSeq: 1, readSeq: 1 } }, "Read"],
])("the ticks of an own message follow the positions %o: %s", async (positions, name) => {
  await show(list, { items: [message(1, { senderId: "ana" })], positions });

  expect(screen.getByRole("img", { name })).toBeDefined();
});

test("a receipt moves the ticks and renders no row again", async () => {
  const { parley } = await show(list, { items: [message(1, { senderId: "ana" })] });
  const time = screen.getByText("Message 1");

  act(() => parley.store.getState().setRead(THREAD, "ben"));

  expect(screen.getByRole("img", { name: "Read" })).toBeDefined();
  expect(screen.getByText("Message 1")).toBe(time);
});

test.each([
  ["waiting", "Waiting for a connection"],
  ["sending", "Sending"],
] as const)("a message that is %s has a clock", async (state, name) => {
  await show(list, { items: five, outgoing: [{ ...outgoing, state }] });

  expect(screen.getByRole("img", { name })).toBeDefined();
});

test("a refused message says why, and can be sent again or discarded", async () => {
  const failure = { code: "rate_limited", message: "Too many", retryAfterMs: 11_200 } as const;
  const { user, called } = await show(list, { items: five, outgoing: [{ ...outgoing, state: "failed", failure }] });

  expect(screen.getByText("A little too fast: try again in 12 seconds")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Send again" }));
  await user.click(screen.getByRole("button", { name: "Discard" }));

  expect(called("retry")).toEqual([["one"]]);
  expect(called("discard")).toEqual([["one"]]);
});

test("a sent message keeps its row when it is stored", async () => {
  const { parley } = await show(list, { items: five, outgoing: [outgoing] });
  const row = rowOf("Are you there?");

  act(() =>
    parley.store.getState().addMessage(message(6, { senderId: "ana", clientId: "one", text: "Are you there?" })),
  );
  await nextFrame();

  expect(rowOf("Are you there?")).toBe(row);
  expect(within(row).getByRole("img", { name: "Sent" })).toBeDefined();
});

test("another message renders no row again but the one before it", async () => {
  const reads: number[] = [];
  const items = five.map((item) => ({
    ...item,
    get text() {
      reads.push(item.seq);
      return item.text;
    },
  }));
  const { parley } = await show(list, { items });
  reads.length = 0;

  act(() => parley.store.getState().addMessage(message(6)));
  await nextFrame();

  expect(screen.getByText("Message 6")).toBeDefined();
  expect(new Set(reads)).toEqual(new Set([5]));
});

test("deleted, edited and system messages are shown as what they are", async () => {
  const at = new Date(START).toISOString();
  await show(list, {
    items: [
      message(1, { text: "", deletedAt: at }),
      message(2, { editedAt: at }),
      message(3, { kind: "system", text: "Ben joined" }),
    ],
  });

  expect(screen.getByText("Message deleted")).toBeDefined();
  expect(within(rowOf("Message 2")).getByText("edited")).toBeDefined();
  expect(screen.getByText("Ben joined").getAttribute("role")).toBe("article");
});

test("HTML in a message is text, and a dangerous attachment no link", async () => {
  await show(list, {
    items: [
      message(1, { text: '<img src=x onerror="alert(1)">' }),
      message(2, { kind: "file", text: "", attachmentUrl: "javascript:alert(1)" }),
      message(3, { kind: "file", text: "", attachmentUrl: "https://files.example.com/My%20plan.pdf" }),
    ],
  });

  expect(screen.getByText('<img src=x onerror="alert(1)">')).toBeDefined();
  expect(screen.getAllByRole("link")).toHaveLength(1);
  const link = screen.getByRole("link", { name: "Open My plan.pdf" });
  expect(link.getAttribute("rel")).toBe("noopener noreferrer nofollow");
});

test("messages since the last visit stand below a line", async () => {
  await show(list, {
    items: five,
    positions: { ana: { deliveredSeq: 3, readSeq: 3 } },
    thread: { unreadCount: 2 },
  });

  const row = screen.getByText("New messages").closest<HTMLElement>(".parley-row")!;
  expect(within(row).getByText("Message 4")).toBeDefined();
});

test("what is in view counts as seen, once", async () => {
  const { called, parley } = await show(list, { items: five });
  expect(called("markSeen")).toEqual([[THREAD, 5]]);

  act(() => parley.store.getState().addMessage(message(6)));
  await nextFrame();
  await nextFrame();

  expect(called("markSeen")).toEqual([
    [THREAD, 5],
    [THREAD, 6],
  ]);
});

test("only what others write now is read out", async () => {
  const { parley } = await show(list, { items: five });
  const live = document.querySelector("[aria-live]")!;
  expect(live.textContent).toBe("");

  act(() => parley.store.getState().addMessage(message(6, { senderId: "ana" })));
  expect(live.textContent).toBe("");

  act(() => parley.store.getState().addMessage(message(7)));
  expect(live.textContent).toBe("Ben Okafor: Message 7");
  expect(document.querySelectorAll("[aria-live]")).toHaveLength(1);
});

test("only a few of many messages are drawn", async () => {
  const many = Array.from({ length: 5000 }, (_, index) => message(index + 1));

  await show(list, { items: many });

  expect(screen.getByText("Message 5000")).toBeDefined();
  expect(screen.getAllByRole("article").length).toBeLessThan(60);
});

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

test("older messages that could not be loaded are asked for again by the user alone", async () => {
  const { user, called, parley, set } = await show(list, { items: five });
  const timeline = parley.store.getState().messages[THREAD]!;
  const failure = { code: "offline", message: "The server cannot be reached" } as const;
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
