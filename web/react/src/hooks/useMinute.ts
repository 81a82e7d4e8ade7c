import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((tell) => tell()), 15_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const minute = () => Math.floor(Date.now() / 60_000) * 60_000;

/** The beginning of this minute, in milliseconds since 1970; renders when the next one begins. One timer for all. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, minute, minute);
}
