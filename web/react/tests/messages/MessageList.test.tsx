import type { Message, OutgoingMessage } from "@parley/client";
import { act, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Bubble } from "../../src/messages/index.ts";
import { message, START, THREAD } from "./chat.ts";
import { failure, five, list, rowOf } from "./list.tsx";
import { nextFrame, show } from "./screen.tsx";

const outgoing: OutgoingMessage = {
  clientId: "one",
  threadId: THREAD,
  content: { kind: "text", text: "Are you there?" },
  createdAt: new Date(START + 600_000).toISOString(),
  state: "sending",
};

/** Messages that note by whom their text is read. */
function watched(messages: readonly Message[]) {
  const reads: number[] = [];
  const items = messages.map((item) => ({
    ...item,
    get text() {
      reads.push(item.seq);
      return item.text;
    },
  }));
  return { reads, items };
}

const loading = { phase: "loading", items: [], rev: 0, hasOlder: false, loadingOlder: false } as const;

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
  const timeline = { ...loading, phase: "failed", failure } as const;
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
  const { reads, items } = watched([message(1, { senderId: "ana" })]);
  const { parley } = await show(list, { items });
  reads.length = 0;

  act(() => parley.store.getState().setRead(THREAD, "ben"));

  expect(screen.getByRole("img", { name: "Read" })).toBeDefined();
  expect(reads).toEqual([]);
});

test.each([
  ["waiting", "Waiting for a connection"],
  ["sending", "Sending"],
] as const)("a message that is %s has a clock", async (state, name) => {
  await show(list, { items: five, outgoing: [{ ...outgoing, state }] });

  expect(screen.getByRole("img", { name })).toBeDefined();
});

test("a refused message says why, and can be sent again or discarded", async () => {
  const tooFast = { code: "rate_limited", message: "Too many", retryAfterMs: 11_200 } as const;
  const { user, called } = await show(list, {
    items: five,
    outgoing: [{ ...outgoing, state: "failed", failure: tooFast }],
  });

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
  const { reads, items } = watched(five);
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
  expect(rowOf("Ben joined").getAttribute("role")).toBe("article");
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

test("the line of what is new waits until what is before it is loaded", async () => {
  const older = [1, 2, 3, 4, 5].map((seq) => message(seq));
  const items = [6, 7, 8].map((seq) => message(seq));
  const { parley } = await show(list, {
    items,
    older,
    positions: { ana: { deliveredSeq: 2, readSeq: 2 } },
    thread: { unreadCount: 6 },
    data: { messages: { [THREAD]: { ...loading, phase: "ready", items, hasOlder: true, failure } } },
  });
  expect(screen.queryByText("New messages")).toBeNull();

  await act(() => parley.loadOlder(THREAD));
  await nextFrame();

  const row = screen.getByText("New messages").closest<HTMLElement>(".parley-row")!;
  expect(within(row).getByText("Message 3")).toBeDefined();
});

test("what is on its way is shown before the history is, and where that cannot be loaded", async () => {
  const { parley, set, called, user } = await show(list, { outgoing: [outgoing], data: { messages: {} } });
  expect(screen.getByText("Are you there?")).toBeDefined();
  expect(screen.queryByText("This is where the conversation begins")).toBeNull();

  act(() => set({ messages: { [THREAD]: { ...loading, phase: "failed", failure } } }));
  await user.click(screen.getByRole("button", { name: "Try again" }));

  expect(screen.getByText("Are you there?")).toBeDefined();
  expect(called("openThread")).toHaveLength(2);
  expect(parley.store.getState().messages[THREAD]?.phase).toBe("failed");
});

test("what is under a modal dialog is not seen until it closes", async () => {
  const dialog = document.body.appendChild(document.createElement("dialog"));
  const find = document.querySelector.bind(document);
  vi.spyOn(document, "querySelector").mockImplementation((selector: string) =>
    selector === "dialog:modal" ? (dialog.isConnected ? dialog : null) : find(selector),
  );
  const { called, user } = await show(list, { items: five });
  expect(called("markSeen")).toEqual([]);

  dialog.remove();
  await user.tab();

  expect(called("markSeen")).toEqual([[THREAD, 5]]);
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

test("edits are not read out again; of several messages each is, of many their number", async () => {
  const { set, parley } = await show(list, { items: five });
  const live = document.querySelector("[aria-live]")!;
  const add = (...messages: Message[]) =>
    act(() => {
      const timeline = parley.store.getState().messages[THREAD]!;
      set({ messages: { [THREAD]: { ...timeline, items: [...timeline.items, ...messages] } } });
    });

  act(() =>
    set({
      messages: {
        [THREAD]: { ...loading, phase: "ready", items: [...five.slice(0, 4), message(5, { text: "Edited" })] },
      },
    }),
  );
  expect(live.textContent).toBe("");
  add(message(6), message(7), message(8, { senderId: "ana" }));
  expect(live.textContent).toBe("Ben Okafor: Message 6\nBen Okafor: Message 7");
  add(...[9, 10, 11, 12].map((seq) => message(seq)));
  expect(live.textContent).toBe("4 new messages");
});

test("what is in a message, and what the server says, describes it", async () => {
  const replying = message(2, {
    replyToId: message(1).id,
    kind: "file",
    attachmentUrl: "https://files.example.com/a.pdf",
  });
  await show(list, { items: [message(1), replying, message(3, { kind: "system", text: "Ben joined" })] });
  const descriptions = screen
    .getAllByRole("article")
    .map((row) => document.getElementById(row.getAttribute("aria-describedby")!));

  expect(within(descriptions[1]!).getByRole("link", { name: "Open a.pdf" })).toBeDefined();
  expect(within(descriptions[1]!).getByText("Message 1")).toBeDefined();
  expect(descriptions[2]!.textContent).toBe("Ben joined");
});

test("a bubble stands alone, too", async () => {
  await show(<Bubble threadId={THREAD} entry={message(2, { replyToId: message(1).id })} isOwn={false} />, {
    items: [message(1)],
  });

  expect(screen.getByText("Message 1")).toBeDefined();
  expect(screen.queryByRole("button")).toBeNull();
});

test("only a few of many messages are drawn", async () => {
  const many = Array.from({ length: 5000 }, (_, index) => message(index + 1));

  await show(list, { items: many });

  expect(screen.getByText("Message 5000")).toBeDefined();
  expect(screen.getAllByRole("article").length).toBeLessThan(60);
});
