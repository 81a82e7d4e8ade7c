import { formatOf } from "../texts/formats.ts";
import { useLanguage } from "../texts/TextsContext.tsx";

/** How many are unread. */
export interface UnreadBadgeProps {
  readonly count: number;
}

const MOST = 99;

/**
 * How many messages are unread; nothing where none are.
 *
 * @example
 * <UnreadBadge count={useUnread()} />
 */
export function UnreadBadge({ count }: UnreadBadgeProps) {
  const { texts, locale } = useLanguage();
  if (count === 0) return null;
  const digits = formatOf(Intl.NumberFormat, locale);
  return (
    <span className="parley-badge">
      <span aria-hidden="true">{count > MOST ? `${digits.format(MOST)}+` : digits.format(count)}</span>
      <span className="parley-hidden">{texts.unread(count)}</span>
    </span>
  );
}
