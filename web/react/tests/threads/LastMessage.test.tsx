import { expect, test } from "vitest";
import type { Message, OutgoingMessage, ThreadSummary } from "@parley/client";
import { LastMessage } from "../../src/threads/LastMessage.tsx";
import { show } from "./show.tsx";
import { message, thread, world, type World } from "./world.ts";

function preview(last: Partial<Message>, parts: Partial<ThreadSummary> = {}, data: World["data"] = {}): HTMLElement {
  const threads = [thread("one", { lastMessage: message(last), ...parts })];
  return show(world({ threads, data }), <LastMessage threadId="one" />).container.querySelector(".parley-preview")!;
}

test("what I said begins with You", () => {
  expect(preview({ senderId: "ana", text: "Yes" }).textContent).toBe("You: Yes");
});

test("what somebody said in a group begins with their first name, between two it does not", () => {
  expect(preview({ text: "Yes" }, { type: "group" }).textContent).toBe("Ben: Yes");
  expect(preview({ text: "Yes" }).textContent).toBe("Yes");
});

test("pictures and files without a text are called so", () => {
  expect(preview({ kind: "image", text: "" }).textContent).toBe("Photo");
  expect(preview({ kind: "file", text: "" }).textContent).toBe("File");
});

test("a deleted message is told from one that says so", () => {
  const deleted = preview({ text: "", deletedAt: "2026-01-05T10:00:00.000Z" });

  expect(deleted.tagName).toBe("EM");
  expect(deleted.textContent).toBe("Message deleted");
});

test("who types stands in its place", () => {
  expect(preview({}, {}, { typing: { one: ["ben"] } }).textContent).toBe("typing…");
  expect(preview({}, { type: "group" }, { typing: { one: ["ben"] } }).textContent).toBe("Ben is typing…");
});

test("what waits to be sent, or was refused, comes first", () => {
  const waiting: OutgoingMessage = {
    clientId: "c",
    threadId: "one",
    content: { kind: "text", text: "Later" },
    createdAt: "2026-01-05T10:00:00.000Z",
    state: "waiting",
  };

  expect(preview({}, {}, { outbox: { one: [waiting] } }).textContent).toBe("Sending Later");
  expect(preview({}, {}, { outbox: { one: [{ ...waiting, state: "failed" }] } }).textContent).toBe("Not sent Later");
});
