import { useLanguage } from "../texts/TextsContext.tsx";
import { initialsOf, toneOf } from "./initials.ts";

/** Whose picture, and how large. */
export interface AvatarProps {
  /** Decides the colour. */
  readonly id: string;
  readonly name: string;
  readonly size?: "tiny" | "small" | "medium" | "large";
}

/**
 * Somebody's initials on a colour of their own. It says nothing to screen readers: the name stands beside it.
 *
 * @example
 * <Avatar id={member.userId} name={member.name ?? member.userId} />
 */
export function Avatar({ id, name, size = "medium" }: AvatarProps) {
  const { locale } = useLanguage();
  return (
    <span className="parley-avatar" data-size={size} data-tone={toneOf(id)} aria-hidden="true">
      {initialsOf(name, locale)}
    </span>
  );
}
