import type { Failure } from "@parley/client";
import { useEffect, useRef } from "react";
import { useLanguage } from "../texts/TextsContext.tsx";
import { FailureText } from "./FailureText.tsx";
import { Button } from "./Button.tsx";

/** How far a list is loaded. */
export interface LoadMoreProps {
  readonly isLoading: boolean;
  /** Why it did not work the last time: then it is only tried again when the button is pressed. */
  readonly failure?: Failure | undefined;
  /** How many rows are there already. */
  readonly shown: number;
  readonly onLoad: () => void;
}

/** So often it loads by itself without a new row, such as while few of them are what is searched. */
const MOST_IN_VAIN = 5;

/**
 * Loads what follows as soon as it comes into view, or when it is pressed.
 *
 * @example
 * {hasMore && <LoadMore isLoading={loadingMore} failure={failure} shown={ids.length} onLoad={loadMore} />}
 */
export function LoadMore({ isLoading, failure, shown, onLoad }: LoadMoreProps) {
  const { texts } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const tries = useRef({ shown, count: 0 });
  useEffect(() => {
    if (tries.current.shown !== shown) tries.current = { shown, count: 0 };
    if (isLoading || failure || place.current === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting && tries.current.count++ < MOST_IN_VAIN) onLoad();
      },
      { rootMargin: "200px" },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isLoading, failure, shown, onLoad]);
  return (
    <div ref={place} className="parley-load-more">
      <FailureText failure={failure} />
      <Button isBusy={isLoading} onClick={onLoad}>
        {isLoading ? texts.loading : failure === undefined ? texts.loadMore : texts.tryAgain}
      </Button>
    </div>
  );
}
