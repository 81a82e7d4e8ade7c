import type { Parley } from "@parley/client";
import { act, fireEvent, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { Profiler } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ConversationList } from "../../src/threads/ConversationList.tsx";
import { show } from "./show.tsx";
import { member, message, thread, world } from "./world.ts";

const three = () =>
  world({
    threads: [
      thread("one", { unreadCount: 3 }),
      thread("two", { type: "group", name: "Launch", lastMessage: message({ threadId: "two", senderId: "chi" }) }),
      thread("three"),
    ],
    members: { two: ["ana", "ben", "chi"].map((id) => member(id)), three: [member("ana"), member("dua")] },
  });

const rows = () => within(screen.getByRole("navigation", { name: "Messages" })).getAllByRole("button");

const list = (onSelect: (threadId: string) => void = () => undefined, selectedId?: string) => (
  <ConversationList heading="Messages" onSelect={onSelect} selectedId={selectedId} />
);

describe("the list", () => {
  test("has the order of the store, the names and the unread messages", () => {
    show(three(), list());

    expect(rows().map((row) => row.querySelector("[dir]")?.textContent)).toEqual([
      "Ben Okafor",
      "Launch",
      "Dua Haddad",
    ]);
    expect(rows()[0]!.textContent).toContain("3 unread messages");
    expect(rows()[1]!.textContent).not.toContain("unread");
  });

  test("follows the store", () => {
    const parley = three();
    show(parley, list());

    act(() =>
      parley.store.getState().addMessage(
        message({
          id: "new",
          threadId: "three",
          seq: 2,
          rev: 2,
          senderId: "dua",
          createdAt: "2026-02-01T09:00:00.000Z",
        }),
      ),
    );

    expect(rows()[0]!.textContent).toContain("Dua Haddad");
    expect(rows()[0]!.textContent).toContain("1 unread message");
  });

  test("lists only the kinds that it is asked for, and says so when there are none", () => {
    show(three(), <ConversationList heading="Messages" onSelect={() => undefined} types={["group"]} />);
    expect(rows().map((row) => row.querySelector("[dir]")?.textContent)).toEqual(["Launch"]);

    show(three(), <ConversationList heading="Orders" onSelect={() => undefined} types={["order"]} empty="No orders" />);
    expect(screen.getByText("No orders")).toBeDefined();
  });

  test("marks the selected thread, and says which one is chosen", async () => {
    const select = vi.fn();
    show(three(), list(select, "two"));

    expect(rows().map((row) => row.getAttribute("aria-current"))).toEqual([null, "true", null]);
    await userEvent.click(rows()[2]!);
    expect(select).toHaveBeenCalledExactlyOnceWith("three");
  });

  test("is walked through with the keyboard", async () => {
    const select = vi.fn();
    show(three(), list(select));
    await userEvent.click(screen.getByRole("searchbox"));

    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    expect(document.activeElement).toBe(rows()[1]);
    await userEvent.keyboard("{End}");
    expect(document.activeElement).toBe(rows()[2]);
    await userEvent.keyboard("{Enter}{Home}");
    expect(select).toHaveBeenCalledExactlyOnceWith("three");
    expect(document.activeElement).toBe(rows()[0]);
    await userEvent.keyboard("{ArrowUp}");
    expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  });

  test("is one stop for Tab: the selected thread", () => {
    show(three(), list(undefined, "two"));

    expect(rows().map((row) => row.tabIndex)).toEqual([-1, 0, -1]);
  });

  test("is searched by names and members", async () => {
    show(three(), list());

    await userEvent.type(screen.getByRole("searchbox"), "chi");
    expect(rows()).toHaveLength(1);
    expect(rows()[0]!.textContent).toContain("Launch");
    await userEvent.type(screen.getByRole("searchbox"), "xyz");
    expect(screen.getByText("Nothing found")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Clear search" }));
    expect(rows()).toHaveLength(3);
    expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  });

  test("leaves keys to an input method as long as it composes", async () => {
    show(three(), list());
    const field = screen.getByRole("searchbox");
    await userEvent.type(field, "chi");

    fireEvent.keyDown(field, { key: "ArrowDown", isComposing: true });
    fireEvent.keyDown(field, { key: "Escape", isComposing: true });

    expect(document.activeElement).toBe(field);
    expect(field).toHaveProperty("value", "chi");
  });

  test("does not render when nothing in it changes", () => {
    const parley = three();
    const rendered = vi.fn();
    show(
      parley,
      <Profiler id="list" onRender={rendered}>
        {list()}
      </Profiler>,
    );
    rendered.mockClear();

    act(() => parley.store.setState({ receipts: {}, quotes: {} }));

    expect(rendered).not.toHaveBeenCalled();
  });

  test("loads what follows", async () => {
    const loadMoreThreads = vi.fn(async () => undefined);
    const parley = world({ threads: [thread("one")], answers: { loadMoreThreads } });
    parley.store.setState(({ list: before }) => ({ list: { ...before, hasMore: true } }));
    show(parley, list());

    await userEvent.click(screen.getByRole("button", { name: "Load more" }));

    expect(loadMoreThreads).toHaveBeenCalledOnce();
  });
});

describe("what follows", () => {
  /** The button is in view as soon as it is looked at. */
  class InView {
    readonly #seen: IntersectionObserverCallback;
    constructor(seen: IntersectionObserverCallback) {
      this.#seen = seen;
    }
    observe() {
      this.#seen([{ isIntersecting: true } as IntersectionObserverEntry], this as never);
    }
    disconnect() {}
  }
  beforeEach(() => vi.stubGlobal("IntersectionObserver", InView));
  afterEach(() => vi.unstubAllGlobals());

  /** Each page ends in a moment as the answer says. */
  function paged(answer: (parley: Parley) => void) {
    const parley = world({ threads: [thread("one")] });
    const change = (changed: object) =>
      act(() => parley.store.setState((state) => ({ list: { ...state.list, ...changed } })));
    const loadMoreThreads = vi.fn(async () => {
      parley.store.setState((state) => ({ list: { ...state.list, loadingMore: true } }));
      await Promise.resolve();
      answer(parley);
      change({ loadingMore: false });
    });
    Object.assign(parley, { loadMoreThreads });
    change({ hasMore: true });
    return { parley, loadMoreThreads };
  }

  test("is asked again after a failure by the button alone, which says why", async () => {
    const failure = { code: "unavailable", message: "busy" } as const;
    const { parley, loadMoreThreads } = paged(({ store }) =>
      store.setState((state) => ({ list: { ...state.list, failure } })),
    );
    show(parley, list());

    expect((await screen.findByText(/The server is busy/u)).role).toBe("alert");
    await act(() => Promise.resolve());
    expect(loadMoreThreads).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(loadMoreThreads).toHaveBeenCalledTimes(2);
  });

  test("is loaded five times in vain, then by the button alone", async () => {
    const { parley, loadMoreThreads } = paged(() => undefined);
    show(parley, list());

    await vi.waitFor(() => expect(loadMoreThreads).toHaveBeenCalledTimes(5));
    await act(() => Promise.resolve());
    expect(loadMoreThreads).toHaveBeenCalledTimes(5);
    await userEvent.click(screen.getByRole("button", { name: "Load more" }));
    expect(loadMoreThreads).toHaveBeenCalledTimes(6);
  });
});

describe("without threads", () => {
  const nothing = { ids: [], hasMore: false, loadingMore: false };

  test("it says so", () => {
    show(world(), list());

    expect(screen.getByText("No conversations yet")).toBeDefined();
  });

  test("it shows that they are on their way", () => {
    show(world({ data: { list: { phase: "loading", ...nothing } } }), list());

    expect(screen.getByRole("status").textContent).toBe("Loading…");
  });

  test("it says why, and tries again", async () => {
    const loadThreads = vi.fn(async () => undefined);
    const failure = { code: "unavailable", message: "busy" } as const;
    show(world({ data: { list: { phase: "failed", ...nothing, failure } }, answers: { loadThreads } }), list());

    expect(screen.getByRole("alert").textContent).toContain("The server is busy");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(loadThreads).toHaveBeenCalledTimes(2);
  });
});
