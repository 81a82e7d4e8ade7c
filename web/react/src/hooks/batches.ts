/** Collects what comes and hands it on together, at most once in so many milliseconds; returns what adds, and what stops it. */
export function batches<Item>(deliver: (items: readonly Item[]) => void, interval: number) {
  let waiting: Item[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const items = waiting;
    waiting = [];
    deliver(items);
  };
  return {
    add: (items: readonly Item[]) => {
      if (items.length === 0) return;
      waiting.push(...items);
      timer ??= setTimeout(flush, interval);
    },
    stop: () => clearTimeout(timer),
  };
}
