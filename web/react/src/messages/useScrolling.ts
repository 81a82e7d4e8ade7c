import type { Id } from "@parley/client";
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import type { VirtualizerHandle } from "virtua";
import type { Messages } from "../hooks/useMessages.ts";
import { useParley } from "../provider/ParleyProvider.tsx";
import { isOutgoing, keyOf, type Entries } from "./entries.ts";
import { othersAfter } from "./firstNew.ts";

/** The height of what is above the first message, in pixels. */
export const HEAD_HEIGHT = 56;

/** So near to the end, in pixels, one is at the end. */
const AT_END = 32;

/** What is below the part that one sees. */
export interface Below {
  readonly isAway: boolean;
  /** Messages of others that came since. */
  readonly count: number;
}

interface Options {
  readonly threadId: Id;
  readonly messages: Messages;
  readonly entries: Entries;
  /** Where the list begins, when it is opened; -1: at its end. */
  readonly startAt: number;
  readonly virtual: RefObject<VirtualizerHandle | null>;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** Where the list stands: stays at the end, asks for older messages before the beginning is reached, says what was seen. */
export function useScrolling(options: Options) {
  const { messages, entries, virtual, scroller } = options;
  const stuck = useRef(true);
  const lastTop = useRef(0);
  const isAsked = useRef(false);
  const isPlaced = useRef(false);
  const [below, setBelow] = useState<Below>({ isAway: false, count: 0 });
  const { hasOlder, loadingOlder, failure, loadOlder } = messages;
  // After a failure only the user asks again.
  const canLoad = hasOlder && !loadingOlder && failure === undefined;
  const see = useSeen(options);

  const toEnd = useCallback(() => {
    stuck.current = true;
    virtual.current?.scrollToIndex(entries.length - 1, { align: "end" });
  }, [virtual, entries]);

  const look = useCallback(() => {
    const view = scroller.current;
    if (view === null || !isPlaced.current || view.clientHeight === 0) return;
    if (canLoad && !isAsked.current && view.scrollTop < view.clientHeight * 1.5) {
      isAsked.current = true;
      // One page at a time: the list has to find its place before the next one is asked for.
      void loadOlder().finally(() => (isAsked.current = false));
    }
    if (distanceToEnd(view) <= AT_END) stuck.current = true;
    const seen = see();
    const isAway = !stuck.current && distanceToEnd(view) > view.clientHeight / 2;
    const count = othersAfter(entries.items, seen, entries.me).length;
    setBelow((known) => (known.isAway === isAway && known.count === count ? known : { isAway, count }));
  }, [scroller, canLoad, loadOlder, see, entries]);

  const onScroll = () => {
    const view = scroller.current;
    if (view === null) return;
    // What grows above or below moves the end away; only who scrolls up wants to leave it.
    if (view.scrollTop < lastTop.current && distanceToEnd(view) > AT_END) stuck.current = false;
    lastTop.current = view.scrollTop;
    look();
  };

  const onResize = () => {
    if (stuck.current && isPlaced.current) toEnd();
    look();
  };

  useStart(options, stuck, isPlaced, look);
  useNewest(entries, stuck, toEnd);
  useEffect(look, [look]);
  useReturn(look);
  const leaveEnd = useCallback(() => void (stuck.current = false), []);
  return { below, toEnd, leaveEnd, onScroll, onResize };
}

function distanceToEnd(view: HTMLElement): number {
  return view.scrollHeight - view.scrollTop - view.clientHeight;
}

/** Begins at what is new, or at the newest. Where the list stands before it is there means nothing. */
function useStart(
  { entries, startAt, virtual }: Options,
  stuck: RefObject<boolean>,
  isPlaced: RefObject<boolean>,
  look: () => void,
) {
  const latestLook = useRef(look);
  useEffect(() => {
    latestLook.current = look;
  });
  useLayoutEffect(() => {
    stuck.current = startAt === -1;
    if (stuck.current) virtual.current?.scrollToIndex(entries.length - 1, { align: "end" });
    else virtual.current?.scrollToIndex(startAt, { align: "start", offset: -HEAD_HEIGHT });
    // The first frame measures the rows, the second has them in their place.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        isPlaced.current = true;
        latestLook.current();
      });
    });
    return () => cancelAnimationFrame(frame);
    // Only when the list is opened.
    // eslint-disable-next-line react/exhaustive-deps
  }, []);
}

/** Follows what comes at the end, and goes there when one sends. */
function useNewest(entries: Entries, stuck: RefObject<boolean>, toEnd: () => void) {
  const last = entries.at(entries.length - 1);
  const key = last && keyOf(last, entries.me);
  const isSending = last !== undefined && isOutgoing(last);
  const known = useRef(key);
  useLayoutEffect(() => {
    if (known.current === key) return;
    known.current = key;
    if (stuck.current || isSending) toEnd();
  }, [key, isSending, stuck, toEnd]);
}

/** Tells the others how far the user has read: the last row in view, while the user is there. Returns the `seq` that has been in view. */
function useSeen({ threadId, entries, virtual, scroller }: Options): () => number {
  const parley = useParley();
  const shown = useRef(0);
  const told = useRef(0);
  return useCallback(() => {
    const list = virtual.current;
    const view = scroller.current;
    if (list === null || view === null) return shown.current;
    const end = view.scrollTop + view.clientHeight;
    const index = list.findItemIndex(end - 1);
    const middle = list.getItemOffset(index) + list.getItemSize(index) / 2 + HEAD_HEIGHT;
    const last = Math.min(middle > end ? index - 1 : index, entries.items.length - 1);
    const seq = entries.items[last]?.seq ?? 0;
    shown.current = Math.max(shown.current, seq);
    if (seq > told.current && isLooking()) {
      told.current = seq;
      parley.markSeen(threadId, seq);
    }
    return shown.current;
  }, [parley, threadId, entries, virtual, scroller]);
}

/** Whether the user is at the page, and no dialog is above it. */
function isLooking(): boolean {
  return (
    document.visibilityState === "visible" && document.hasFocus() && document.querySelector("dialog:modal") === null
  );
}

/** Looks again when the user comes back to the page, or from a dialog, which gives the focus back. */
function useReturn(look: () => void) {
  useEffect(() => {
    // The window's own, and what happens to what is in it.
    const events = ["focus", "close", "visibilitychange"];
    for (const event of events) window.addEventListener(event, look, true);
    return () => {
      for (const event of events) window.removeEventListener(event, look, true);
    };
  }, [look]);
}
