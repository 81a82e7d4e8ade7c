import type { ComponentProps } from "react";

/** A button's own attributes, and whether what it does is under way. */
export interface ButtonProps extends ComponentProps<"button"> {
  readonly isBusy?: boolean;
}

/** A button that keeps the focus while what it does is under way, and does nothing meanwhile. */
export function Button({ isBusy = false, onClick, ...attributes }: ButtonProps) {
  return (
    <button
      type="button"
      className="parley-button"
      {...attributes}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    />
  );
}

/** A button that is an icon; what it does is said to those who do not see it. */
export function IconButton({ label, ...attributes }: ButtonProps & { readonly label: string }) {
  return <Button className="parley-icon-button" aria-label={label} {...attributes} />;
}
