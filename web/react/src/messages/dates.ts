import type { Timestamp } from "@parley/client";
import { daysBetween } from "../texts/calendar.ts";
import { formatOf } from "../texts/formats.ts";
import type { Texts } from "../texts/texts.ts";

/** "10:24" */
export function timeOf(at: Timestamp, locale: string): string {
  return formatOf(Intl.DateTimeFormat, locale, { hour: "numeric", minute: "2-digit" }).format(new Date(at));
}

/** "4 March 2026 at 10:24" */
export function momentOf(at: Timestamp, locale: string): string {
  return formatOf(Intl.DateTimeFormat, locale, { dateStyle: "long", timeStyle: "short" }).format(new Date(at));
}

/** "Today", "Yesterday", "Monday", "Wednesday 4 March", "4 March 2025" */
export function dayOf(at: Timestamp, locale: string, texts: Pick<Texts, "today" | "yesterday">, now: Date): string {
  const date = new Date(at);
  const daysAgo = daysBetween(date, now);
  if (daysAgo === 0) return texts.today;
  if (daysAgo === 1) return texts.yesterday;
  if (daysAgo > 1 && daysAgo < 7) return formatOf(Intl.DateTimeFormat, locale, { weekday: "long" }).format(date);
  if (date.getFullYear() !== now.getFullYear())
    return formatOf(Intl.DateTimeFormat, locale, { dateStyle: "long" }).format(date);
  return formatOf(Intl.DateTimeFormat, locale, { weekday: "long", day: "numeric", month: "long" }).format(date);
}
