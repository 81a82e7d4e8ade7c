import type { ComponentProps } from "react";

/** A button's own attributes, and whether what it does is under way. */
export interface BusyButtonProps extends ComponentProps<"button"> {
  readonly isBusy: boolean;
}

/** A button that keeps the focus while what it does is under way, and does nothing meanwhile. */
export function BusyButton({ isBusy, onClick, ...attributes }: BusyButtonProps) {
  return (
    <button
      type="button"
      {...attributes}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    />
  );
}
