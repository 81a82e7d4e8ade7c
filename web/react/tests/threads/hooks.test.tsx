import { ParleyError, type Message, type Parley } from "@parley/client";
import { act, render, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { useConversations } from "../../src/hooks/useConversations.ts";
import { useMessagesSocket } from "../../src/hooks/useMessagesSocket.ts";
import { usePresence } from "../../src/hooks/usePresence.ts";
import { useSocket } from "../../src/hooks/useSocket.ts";
import { useUnread } from "../../src/hooks/useUnread.ts";
import { ParleyProvider } from "../../src/provider/ParleyProvider.tsx";
import { message, thread, world } from "./world.ts";

afterEach(() => {
  vi.useRealTimers();
});

const within = (parley: ReturnType<typeof world>) => ({
  wrapper: ({ children }: { readonly children: ReactNode }) => (
    <ParleyProvider parley={parley} locale="en">
      {children}
    </ParleyProvider>
  ),
  reactStrictMode: true,
});

test("threads stay the same objects when something else changes", () => {
  const parley = world({ threads: [thread("one"), thread("two")] });
  const { result } = renderHook(useConversations, within(parley));
  const before = result.current.threads;

  act(() => parley.store.setState({ presence: { ben: { online: true } } }));
  expect(result.current.threads).toBe(before);
  act(() => parley.store.getState().addMessage(message({ id: "new", seq: 2, rev: 2 })));
  expect(result.current.threads).not.toBe(before);
  expect(result.current.threads.find(({ id }) => id === "two")).toBe(before[1]);
});

test("who is online is asked once, again after a reconnect, and for those who come later", () => {
  const loadPresence = vi.fn(async () => undefined);
  const parley = world({ answers: { loadPresence }, data: { presence: { ben: { online: true } } } });
  const hook = renderHook(({ ids }) => usePresence(ids), { ...within(parley), initialProps: { ids: ["ben"] } });

  expect(hook.result.current).toEqual({ ben: { online: true } });
  hook.rerender({ ids: ["ben", "chi"] });
  act(() => parley.store.setState({ connection: { status: "offline", attempts: 1, polling: false } }));
  act(() => parley.store.setState({ connection: { status: "online", attempts: 0, polling: false } }));

  expect(loadPresence.mock.calls).toEqual([[["ben"]], [["chi"]], [["ben", "chi"]]]);
});

test("who is online is asked again after a refusal, and of another client", async () => {
  const refused = vi.fn(async () => {
    throw new ParleyError({ code: "unavailable", message: "no" });
  });
  const answered = vi.fn(async () => undefined);
  const parley = world({ answers: { loadPresence: refused } });
  const { rerender } = render(shown(parley, ["ben"]));
  await vi.waitFor(() => expect(refused).toHaveBeenCalledOnce());
  await act(() => Promise.resolve());

  rerender(shown(parley, ["ben", "chi"]));
  rerender(shown(world({ answers: { loadPresence: answered } }), ["ben", "chi"]));

  expect(refused.mock.calls).toEqual([[["ben"]], [["ben", "chi"]]]);
  expect(answered.mock.calls).toEqual([[["ben", "chi"]]]);
});

const shown = (parley: Parley, ids: readonly string[]) => (
  <ParleyProvider parley={parley} locale="en">
    <Presences ids={ids} />
  </ParleyProvider>
);

const Presences = ({ ids }: { readonly ids: readonly string[] }) => Object.keys(usePresence(ids)).length;

test("unread messages are counted in one thread, or in all", () => {
  const parley = world({ threads: [thread("one", { unreadCount: 2 })], data: { totalUnread: 7 } });

  expect(renderHook(() => useUnread("one"), within(parley)).result.current).toBe(2);
  expect(renderHook(() => useUnread(), within(parley)).result.current).toBe(7);
});

test("a conversation is marked as read up to its newest message", () => {
  const markSeen = vi.fn();
  const send = vi.fn(() => "client id");
  const parley = world({ threads: [thread("one", { lastMessage: message({ seq: 9 }) })], answers: { markSeen, send } });
  const { result } = renderHook(useSocket, within(parley));

  expect(result.current.connected).toBe(true);
  expect(result.current.sendMessage("one", "Hello")).toBe("client id");
  expect(send).toHaveBeenCalledExactlyOnceWith("one", { kind: "text", text: "Hello" });
  result.current.markAsRead("one");
  result.current.markAsRead("one", 4);
  expect(markSeen.mock.calls).toEqual([
    ["one", 9],
    ["one", 4],
  ]);
});

test("what happens in a joined thread is told in batches, until it is left", () => {
  vi.useFakeTimers();
  const parley = world({ threads: [thread("one"), thread("two")] });
  const { result } = renderHook(useMessagesSocket, within(parley));
  const batches: string[][] = [];
  result.current.joinThread("one");
  const stop = result.current.onMessage((messages: readonly Message[]) =>
    batches.push(messages.map(({ text }) => text)),
  );
  const say = (threadId: string, seq: number) =>
    act(() =>
      parley.store
        .getState()
        .addMessage(message({ id: `${threadId}${seq}`, threadId, seq, rev: seq, text: `${threadId} ${seq}` })),
    );

  say("one", 2);
  say("two", 2);
  say("one", 3);
  expect(batches).toEqual([]);
  vi.advanceTimersByTime(250);
  expect(batches).toEqual([["one 2", "one 3"]]);

  result.current.leaveThread("one");
  say("one", 4);
  stop();
  vi.advanceTimersByTime(250);
  expect(batches).toHaveLength(1);
});

test("threads are left when the component goes", () => {
  const leave = vi.fn();
  const parley = world({ threads: [thread("one")], answers: { openThread: () => leave } });
  const { result, unmount } = renderHook(useMessagesSocket, within(parley));
  result.current.joinThread("one");
  result.current.joinThread("one");

  unmount();

  expect(leave).toHaveBeenCalledOnce();
});

test("the provider connects, and leaves when it goes", () => {
  const connect = vi.fn();
  const close = vi.fn();
  const { unmount } = renderHook(() => useUnread(), within(world({ answers: { connect, close } })));

  unmount();

  expect(connect).toHaveBeenCalledTimes(2);
  expect(close).toHaveBeenCalledTimes(2);
});
