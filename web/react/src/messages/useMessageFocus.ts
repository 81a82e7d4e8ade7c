import {
  useCallback,
  useMemo,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from "react";
import type { VirtualizerHandle } from "virtua";
import { keyOf, type Entries } from "./entries.ts";

interface Options {
  readonly entries: Entries;
  readonly virtual: RefObject<VirtualizerHandle | null>;
  readonly scroller: RefObject<HTMLElement | null>;
  /** The user wants to write. */
  readonly onLeave: (() => void) | undefined;
}

/** The list is one stop of the Tab key; within it the arrow keys go from message to message, beyond what is drawn, too. */
export function useMessageFocus({ entries, virtual, scroller, onLeave }: Options) {
  const [active, setActive] = useState<string>();
  const wanted = useRef<string>(undefined);
  const index = useMemo(() => (active === undefined ? -1 : entries.indexOf(active)), [entries, active]);

  /** A row that was just drawn can take the focus only once it has been measured. */
  const settle = useCallback(() => {
    const row = wanted.current === undefined ? undefined : rowOf(scroller.current, wanted.current);
    row?.focus({ preventScroll: true });
    if (row && document.activeElement === row) wanted.current = undefined;
  }, [scroller]);
  useLayoutEffect(settle);

  const focusAt = useCallback(
    (place: number, align: "nearest" | "center" = "nearest") => {
      const entry = entries.at(Math.max(0, Math.min(place, entries.length - 1)));
      if (entry === undefined) return;
      const key = keyOf(entry, entries.me);
      wanted.current = key;
      setActive(key);
      virtual.current?.scrollToIndex(entries.indexOf(key), { align });
      settle();
    },
    [entries, virtual, settle],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape" && onLeave !== undefined) {
      event.preventDefault();
      return onLeave();
    }
    const place = placeAfter(event, index, entries.length);
    if (place === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    focusAt(place);
  };

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    if (event.target === scroller.current) return focusAt(lastVisible(virtual.current, scroller.current));
    const key = event.target.closest<HTMLElement>("[data-row]")?.dataset["row"];
    if (key !== undefined) setActive(key);
  };

  const onBlur = (event: FocusEvent<HTMLElement>) => {
    const to = event.relatedTarget;
    const stays = to === null ? !document.hasFocus() : event.currentTarget.contains(to) || to.closest(".parley-menu");
    if (!stays && wanted.current === undefined) setActive(undefined);
  };

  return {
    active,
    focusAt,
    settle,
    kept: index === -1 ? [] : [index - 1, index, index + 1].filter((place) => place >= 0),
    props: { onKeyDown, onFocus, onBlur, tabIndex: index === -1 ? 0 : -1 },
  };
}

function placeAfter({ key }: KeyboardEvent, index: number, length: number): number | undefined {
  return { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: length - 1 }[key];
}

function rowOf(scroller: HTMLElement | null, key: string): HTMLElement | null | undefined {
  return scroller?.querySelector<HTMLElement>(`[data-row=${JSON.stringify(key)}]`);
}

function lastVisible(list: VirtualizerHandle | null, scroller: HTMLElement | null): number {
  if (list === null || scroller === null) return 0;
  return list.findItemIndex(scroller.scrollTop + scroller.clientHeight - 1);
}
