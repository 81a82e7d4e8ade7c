import { useEffect, useRef } from "react";
import { useLanguage } from "../texts/TextsContext.tsx";

export interface LoadMoreProps {
  readonly isLoading: boolean;
  readonly onLoad: () => void;
}

/**
 * Loads what follows as soon as it comes into view, or when it is pressed.
 *
 * @example
 * {hasMore && <LoadMore isLoading={loadingMore} onLoad={loadMore} />}
 */
export function LoadMore({ isLoading, onLoad }: LoadMoreProps) {
  const { texts } = useLanguage();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isLoading || button.current === null || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onLoad(), { rootMargin: "200px" });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [isLoading, onLoad]);
  return (
    <button ref={button} type="button" className="parley-button parley-load-more" disabled={isLoading} onClick={onLoad}>
      {isLoading ? texts.loading : texts.loadMore}
    </button>
  );
}
