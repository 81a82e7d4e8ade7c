import { daysBetween } from "../texts/calendar.ts";
import { formatOf } from "../texts/formats.ts";
import type { Texts } from "../texts/texts.ts";

/** When something was, as short as it can be said: the time today, then the day of the week, then the date. */
export function shortTime(at: string, now: number, locale: string, texts: Texts): string {
  const date = new Date(at);
  const days = daysBetween(date, new Date(now));
  if (days <= 0) return formatOf(Intl.DateTimeFormat, locale, { timeStyle: "short" }).format(date);
  if (days === 1) return texts.yesterday;
  if (days < 7) return formatOf(Intl.DateTimeFormat, locale, { weekday: "short" }).format(date);
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  return formatOf(
    Intl.DateTimeFormat,
    locale,
    isThisYear ? { day: "numeric", month: "short" } : { day: "numeric", month: "numeric", year: "2-digit" },
  ).format(date);
}

/** How long ago something was: "5 minutes ago", "yesterday". */
export function timeAgo(at: string, now: number, locale: string): string {
  const relative = formatOf(Intl.RelativeTimeFormat, locale, { numeric: "auto", style: "long" });
  const date = new Date(at);
  const minutes = Math.max(1, Math.round((now - date.getTime()) / 60_000));
  if (minutes < 60) return relative.format(-minutes, "minute");
  const days = daysBetween(date, new Date(now));
  if (minutes < 12 * 60 || days === 0) return relative.format(-Math.round(minutes / 60), "hour");
  if (days < 7) return relative.format(-days, "day");
  return formatOf(Intl.DateTimeFormat, locale, { dateStyle: "medium" }).format(date);
}
