import type { Timestamp } from "@parley/client";
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
  return (
    <div className="parley-day">
      <time dateTime={at}>{dayOf(at, locale, texts, new Date())}</time>
    </div>
  );
}
