import type { Id } from "@parley/client";
import { useEffect, useRef } from "react";
import { useParleyState } from "../provider/ParleyProvider.tsx";

/** Where the focus goes: into a thread that is opened, and back to its place in the list. */
export function usePanes(threadId: Id | undefined) {
  const list = useRef<HTMLDivElement>(null);
  const window = useRef<HTMLDivElement>(null);
  const before = useRef(threadId);
  const isNarrow = () => list.current !== null && getComputedStyle(list.current).display === "none";
  const focusList = (id = threadId) =>
    [...(list.current?.querySelectorAll<HTMLElement>("[data-thread]") ?? [])]
      .find(({ dataset }) => dataset["thread"] === id)
      ?.focus();
  // On a phone the field would bring up the keyboard.
  const enter = () => {
    const field = isNarrow() ? null : window.current?.querySelector("textarea");
    (field ?? window.current)?.focus();
  };
  useEffect(() => {
    if (before.current === threadId) return;
    const last = before.current;
    before.current = threadId;
    if (threadId === undefined) focusList(last);
    else enter();
  });
  return { list, window, isNarrow, focusList };
}

/** Leaves a thread that one is no longer in. */
export function useGone(threadId: Id | undefined, select: (threadId: Id | undefined) => void): void {
  const isKnown = useParleyState(
    (state) =>
      threadId !== undefined && (state.conversations[threadId] !== undefined || state.list.ids.includes(threadId)),
  );
  const known = useRef<Id>(undefined);
  useEffect(() => {
    if (isKnown) known.current = threadId;
    else if (threadId !== undefined && known.current === threadId) select(undefined);
  }, [isKnown, threadId, select]);
}
