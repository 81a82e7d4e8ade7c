import { useLayoutEffect, useMemo, useRef, type ReactElement, type RefObject } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { useLanguage } from "../texts/TextsContext.tsx";
import type { Entries } from "./entries.ts";
import { HEAD_HEIGHT } from "./useScrolling.ts";

interface RowsProps {
  readonly ref: RefObject<VirtualizerHandle | null>;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly entries: Entries;
  readonly isBusy: boolean;
  /** Rows that are drawn wherever the list stands. */
  readonly keepMounted: readonly number[];
  readonly onScroll: () => void;
  readonly onResize: () => void;
  readonly children: (item: unknown, index: number) => ReactElement;
}

/** The rows that are in view, and a little around them. */
export function Rows({ ref, scroller, entries, isBusy, ...props }: RowsProps) {
  const { texts } = useLanguage();
  const isPrepended = usePrepended(entries);
  const data = useMemo(() => ({ length: entries.length }), [entries]);
  return (
    <div role="feed" aria-label={texts.messages} aria-busy={isBusy}>
      <Virtualizer
        ref={ref}
        scrollRef={scroller}
        data={data}
        startMargin={HEAD_HEIGHT}
        shift={isPrepended}
        bufferSize={600}
        {...props}
      />
    </div>
  );
}

/** Whether this render has older messages than the last one: then the place is kept from the end. */
function usePrepended({ items }: Entries): boolean {
  const first = items[0]?.seq;
  const known = useRef(first);
  useLayoutEffect(() => {
    known.current = first;
  }, [first]);
  return first !== undefined && known.current !== undefined && first < known.current;
}
