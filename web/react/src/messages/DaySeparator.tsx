import type { Timestamp } from "@parley/client";
import { useMinute } from "../hooks/useMinute.ts";
import { useLanguage } from "../texts/TextsContext.tsx";
import { dayOf } from "./dates.ts";

/**
 * The day on which the messages below were written.
 *
 * @example
 * <DaySeparator at={message.createdAt} />
 */
export function DaySeparator({ at }: { readonly at: Timestamp }) {
  const { locale, texts } = useLanguage();
  const now = useMinute();
  return (
    <div className="parley-day">
      <time dateTime={at}>{dayOf(at, locale, texts, new Date(now))}</time>
    </div>
  );
}
