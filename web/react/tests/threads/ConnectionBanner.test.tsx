import { act, fireEvent, screen } from "@testing-library/react";
import type { ConnectionState } from "@parley/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ConnectionBanner } from "../../src/threads/ConnectionBanner.tsx";
import { show } from "./show.tsx";
import { world } from "./world.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const offline = (seconds: number): ConnectionState => ({
  status: "offline",
  attempts: 2,
  retryAt: Date.now() + seconds * 1000,
  polling: false,
});

const online: ConnectionState = { status: "online", attempts: 0, polling: false };

const pass = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1000));

test("nothing is said as long as all is well, or it was away for a moment only", () => {
  const parley = world();
  show(parley, <ConnectionBanner />);

  act(() => parley.store.setState({ connection: offline(10) }));
  pass(0.9);
  act(() => parley.store.setState({ connection: online }));
  pass(5);

  expect(screen.getByRole("status").textContent).toBe("");
});

test("the seconds to the next try are counted down", () => {
  show(world({ data: { connection: offline(5) } }), <ConnectionBanner />);

  pass(1);
  expect(screen.getByText("Next try in 4 seconds")).toBeDefined();
  pass(3);
  expect(screen.getByText("Next try in 1 second")).toBeDefined();
  pass(2);
  expect(screen.getByText("Trying to connect…")).toBeDefined();
});

test("that it is away is announced once, not at each second or try", () => {
  const parley = world({ data: { connection: offline(5) } });
  show(parley, <ConnectionBanner />);
  pass(1);
  const region = screen.getByRole("status");
  const said: string[] = [];
  const observer = new MutationObserver(() => said.push(region.textContent));
  observer.observe(region, { childList: true, characterData: true, subtree: true });

  pass(2);
  act(() => parley.store.setState({ connection: { status: "connecting", attempts: 3, polling: false } }));
  act(() => parley.store.setState({ connection: offline(9) }));

  expect(observer.takeRecords()).toEqual([]);
  expect(said).toEqual([]);
  expect(region.textContent).toBe("No connection");
});

test("it can be tried at once", () => {
  const retryConnection = vi.fn();
  show(world({ data: { connection: offline(30) }, answers: { retryConnection } }), <ConnectionBanner />);
  pass(1);

  fireEvent.click(screen.getByRole("button", { name: "Try now" }));

  expect(retryConnection).toHaveBeenCalledOnce();
});

test("that it is back is said for a moment", () => {
  const parley = world({ data: { connection: offline(5) } });
  show(parley, <ConnectionBanner />);
  pass(1);

  act(() => parley.store.setState({ connection: online }));
  expect(screen.getByRole("status").textContent).toBe("Connected again");
  pass(2);
  expect(screen.getByRole("status").textContent).toBe("");
});

test("one who is signed out, or on a slow connection, is told", () => {
  const parley = world({ data: { connection: { status: "refused", attempts: 1, polling: false } } });
  show(parley, <ConnectionBanner />);
  pass(1);
  expect(screen.getByRole("status").textContent).toBe("You are signed out");

  act(() => parley.store.setState({ connection: { status: "offline", attempts: 9, polling: true } }));
  expect(screen.getByRole("status").textContent).toMatch(/Slow connection/u);
});
