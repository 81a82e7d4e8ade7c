import { useMinute } from "../hooks/useMinute.ts";
import { useLanguage } from "../texts/TextsContext.tsx";
import { shortTime } from "./times.ts";

/** When something was, as short as it can be said; the only part of a row that renders every minute. */
export function Time({ at }: { readonly at: string }) {
  const { texts, locale } = useLanguage();
  return (
    <time className="parley-conversation__time" dateTime={at}>
      {shortTime(at, useMinute(), locale, texts)}
    </time>
  );
}
