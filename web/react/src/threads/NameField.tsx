import type { ComponentProps } from "react";

/** As long as a group's name may be. */
const MOST = 100;

/** A field for the name of a group. */
export function NameField({
  onValue,
  ...attributes
}: ComponentProps<"input"> & { readonly onValue: (name: string) => void }) {
  return (
    <input
      className="parley-field__input"
      dir="auto"
      maxLength={MOST}
      autoComplete="off"
      onChange={(event) => onValue(event.target.value)}
      {...attributes}
    />
  );
}
