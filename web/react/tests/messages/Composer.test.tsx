import { ParleyError, type Capabilities, type Parley } from "@parley/client";
import { act, fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Composer } from "../../src/composer/index.ts";
import { ChatWindow } from "../../src/messages/index.ts";
import { ParleyProvider } from "../../src/provider/ParleyProvider.tsx";
import { chat, message, THREAD } from "./chat.ts";
import { show } from "./screen.tsx";

const own = [message(1), message(2, { senderId: "ana", text: "On my way" })];
const chatWindow = <ChatWindow threadId={THREAD} />;
const field = () => screen.getByRole<HTMLTextAreaElement>("textbox");
const threadOf = (parley: Parley) => parley.store.getState().conversations[THREAD]!;
const capabilities = (send: Capabilities["send"]): Capabilities => ({
  ...threadOf(chat().parley).capabilities,
  send,
});

test("Enter sends what is written, and the focus stays", async () => {
  const { user, called } = await show(chatWindow, { items: own });

  await user.type(field(), "  Hello{Enter}");

  expect(called("send")).toEqual([[THREAD, { kind: "text", text: "Hello" }]]);
  expect(field().value).toBe("");
  expect(document.activeElement).toBe(field());
});

test("Shift+Enter begins a new line", async () => {
  const { user, called } = await show(chatWindow);

  await user.type(field(), "one{Shift>}{Enter}{/Shift}two");

  expect(field().value).toBe("one\ntwo");
  expect(called("send")).toEqual([]);
});

test("the Enter of an input method does not send", async () => {
  const { user, called } = await show(chatWindow);
  await user.type(field(), "にほん");

  fireEvent.keyDown(field(), { key: "Enter", isComposing: true });
  fireEvent.keyDown(field(), { key: "Enter", keyCode: 229 });

  expect(called("send")).toEqual([]);
});

test("on a touch screen Enter begins a new line, and the button sends", async () => {
  const { user, called } = await show(chatWindow);
  vi.stubGlobal("matchMedia", () => ({ matches: true }));

  await user.type(field(), "one{Enter}two");
  expect(called("send")).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Send" }));

  expect(called("send")).toEqual([[THREAD, { kind: "text", text: "one\ntwo" }]]);
  await user.type(field(), "three{Control>}{Enter}{/Control}");
  expect(called("send")).toHaveLength(2);
});

test("nothing but spaces cannot be sent", async () => {
  const { user, called } = await show(chatWindow);

  await user.type(field(), "   {Enter}");

  expect(called("send")).toEqual([]);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send" }).disabled).toBe(true);
});

test("near the limit what is left is shown, and beyond it nothing is sent", async () => {
  const { user, called } = await show(chatWindow);

  fireEvent.change(field(), { target: { value: "👍".repeat(3990) } });
  expect(screen.getByText("10 characters left")).toBeDefined();
  fireEvent.change(field(), { target: { value: "👍".repeat(4002) } });
  expect(screen.getByText("2 characters too many")).toBeDefined();
  await user.type(field(), "{Enter}");

  expect(called("send")).toEqual([]);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send" }).disabled).toBe(true);
});

test("typing is told, and that it ended", async () => {
  const { user, called } = await show(chatWindow);

  await user.type(field(), "H");
  await user.clear(field());

  expect(called("setTyping")).toEqual([
    [THREAD, true],
    [THREAD, false],
  ]);
});

test("who types is shown", async () => {
  const { parley } = await show(chatWindow);

  act(() => parley.store.getState().setTyping(THREAD, "ben", true));
  expect(screen.getByText("Ben Okafor is typing…")).toBeDefined();
  act(() => parley.store.getState().setTyping(THREAD, "ben", false));

  expect(screen.queryByText("Ben Okafor is typing…")).toBeNull();
});

test.each([
  ["order_canceled", "This order was canceled, so its chat is closed."],
  ["not_a_member", "You are no longer in this conversation."],
] as const)("where sending is closed (%s), the reason stands in place of the field", async (reason, text) => {
  await show(chatWindow, { thread: { capabilities: capabilities({ allowed: false, reason }) } });

  expect(screen.getByText(text)).toBeDefined();
  expect(screen.queryByRole("textbox")).toBeNull();
});

test("on the last day it is told when the chat closes", async () => {
  const until = new Date(Date.now() + 3_600_000).toISOString();

  await show(chatWindow, { thread: { capabilities: capabilities({ allowed: true, until }) } });

  expect(screen.getByText(/^This chat closes/)).toBeDefined();
});

test("the arrow up in an empty field edits the last own message, and Escape does not", async () => {
  const { user, called } = await show(chatWindow, { items: own });

  await user.type(field(), "{ArrowUp}");
  expect(field().value).toBe("On my way");
  await user.keyboard("{Escape}");
  expect(field().value).toBe("");
  await user.keyboard("{ArrowUp} now{Enter}");

  expect(called("edit")).toEqual([[own[1]!.id, "On my way now"]]);
  expect(called("send")).toEqual([]);
  expect(field().value).toBe("");
});

test("a reply names its message, and ends when it is sent", async () => {
  const { user, called } = await show(chatWindow, { items: [message(1)] });
  await user.click(screen.getByRole("button", { name: "Message actions" }));
  await user.click(screen.getByRole("menuitem", { name: "Reply" }));
  expect(screen.getByText("Reply to Ben Okafor")).toBeDefined();
  expect(document.activeElement).toBe(field());

  await user.keyboard("Yes{Enter}");

  expect(called("send")).toEqual([[THREAD, { kind: "text", text: "Yes", replyToId: message(1).id }]]);
  expect(screen.queryByText("Reply to Ben Okafor")).toBeNull();
});

test("what is written stays while one is elsewhere", async () => {
  const { user, rerender, parley } = await show(chatWindow);
  const at = (threadId: string) => (
    <ParleyProvider parley={parley} locale="en-GB">
      <ChatWindow threadId={threadId} />
    </ParleyProvider>
  );
  await user.type(field(), "half a sen");

  rerender(at("elsewhere"));
  expect(screen.queryByRole("textbox")).toBeNull();
  rerender(at(THREAD));

  expect(field().value).toBe("half a sen");
});

test("Escape in the list goes back to the field", async () => {
  const { user } = await show(chatWindow, { items: own });
  await user.click(field());
  await user.tab({ shift: true });
  expect(document.activeElement?.getAttribute("role")).toBe("article");

  await user.keyboard("{Escape}");

  expect(document.activeElement).toBe(field());
});

test("Escape is left to others where nothing wants it", async () => {
  const { user } = await show(chatWindow, { items: own });
  const escape = () => fireEvent.keyDown(field(), { key: "Escape" });
  expect(escape()).toBe(true);

  await user.type(field(), "{ArrowUp}");

  expect(escape()).toBe(false);
  expect(escape()).toBe(true);
});

test("a file that was added is sent as a reply where one replies", async () => {
  const content = { kind: "image", url: "https://files.example.com/door.jpg" } as const;
  const { user, called } = await show(
    <ChatWindow threadId={THREAD} attachments={(add) => <button onClick={() => add(content)}>Attach</button>} />,
    { items: [message(1)] },
  );

  await user.click(screen.getByRole("button", { name: "Message actions" }));
  await user.click(screen.getByRole("menuitem", { name: "Reply" }));

  await user.click(screen.getByRole("button", { name: "Attach" }));

  expect(called("send")).toEqual([[THREAD, { ...content, replyToId: message(1).id }]]);
  expect(screen.queryByText("Reply to Ben Okafor")).toBeNull();
});

/** Edits that are answered when the test says so. */
function slowEdits(parley: Parley) {
  const answers: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  parley.edit = () => new Promise((resolve, reject) => answers.push({ resolve, reject }));
  return answers;
}

const reply = async (user: Awaited<ReturnType<typeof show>>["user"]) => {
  await user.click(screen.getAllByRole("button", { name: "Message actions" })[0]!);
  await user.click(screen.getByRole("menuitem", { name: "Reply" }));
};

test("an edit is sent once, and its late answer leaves a reply alone", async () => {
  const { user, parley, called } = await show(chatWindow, { items: own });
  const answers = slowEdits(parley);
  await user.type(field(), "{ArrowUp} now{Enter}{Enter}");
  expect(answers).toHaveLength(1);
  await user.keyboard("{Escape}");
  await reply(user);

  await act(async () => answers[0]!.resolve());
  await user.keyboard("Yes{Enter}");

  expect(called("send")).toEqual([[THREAD, { kind: "text", text: "Yes", replyToId: own[0]!.id }]]);
});

test("a refused edit says why only as long as one edits", async () => {
  const { user, parley } = await show(chatWindow, { items: own });
  const answers = slowEdits(parley);
  await user.type(field(), "{ArrowUp} now{Enter}");
  await act(async () => answers[0]!.reject(new ParleyError({ code: "forbidden", message: "No" })));
  expect(screen.getByText("You are not allowed to do this.")).toBeDefined();

  await user.keyboard("{Escape}");
  await reply(user);

  expect(screen.queryByText("You are not allowed to do this.")).toBeNull();
});

test("what is written stays in its thread when the field goes to another one", async () => {
  const { user, rerender, parley, set } = await show(<Composer threadId={THREAD} />);
  set({ conversations: { [THREAD]: threadOf(parley), other: { ...threadOf(parley), id: "other" } } });
  await user.type(field(), "for Ben only");

  rerender(
    <ParleyProvider parley={parley} locale="en-GB">
      <Composer threadId="other" />
    </ParleyProvider>,
  );

  expect(field().value).toBe("");
});

test("when writing ends while one writes, the focus goes to the reason", async () => {
  const { user, parley, set } = await show(chatWindow, { items: own });
  await user.type(field(), "half");

  const closed = capabilities({ allowed: false, reason: "order_closed" });
  act(() => set({ conversations: { [THREAD]: { ...threadOf(parley), capabilities: closed } } }));

  expect(document.activeElement?.textContent).toBe("This order is completed, and its chat is closed.");
  expect(document.activeElement?.getAttribute("role")).toBe("status");
});

test("where nobody may write, Escape in the list is left to others", async () => {
  const closed = capabilities({ allowed: false, reason: "order_closed" });
  const { user } = await show(chatWindow, { items: own, thread: { capabilities: closed } });
  await user.tab();

  expect(fireEvent.keyDown(document.activeElement!, { key: "Escape" })).toBe(true);
});

test("that a text is too long is announced", async () => {
  await show(chatWindow);

  fireEvent.change(field(), { target: { value: "a".repeat(4001) } });

  expect(screen.getByText("This is too large.").getAttribute("role")).toBe("status");
});
