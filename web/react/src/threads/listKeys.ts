import type { KeyboardEvent } from "react";

/** Arrow keys, Home and End among the buttons of a list. */
export function listKeys(selector: string, onLeaveTop?: () => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
    const at = buttons.findIndex((button) => button.contains(document.activeElement));
    const to = target(event.key, at, buttons.length);
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0) return onLeaveTop?.();
    const next = buttons[Math.min(to, buttons.length - 1)];
    next?.focus();
    next?.scrollIntoView?.({ block: "nearest" });
  };
}

function target(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return at + 1;
    case "ArrowUp":
      return at - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}
