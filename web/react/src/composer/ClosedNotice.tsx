import type { SendCapability, Timestamp } from "@parley/client";
import type { Ref } from "react";
import { useMinute } from "../hooks/useMinute.ts";
import { momentOf } from "../messages/dates.ts";
import { LockIcon } from "../messages/icons.ts";
import { useLanguage } from "../texts/TextsContext.tsx";

/** From this time before the end on it is told. */
const SOON_MS = 24 * 60 * 60 * 1000;

export interface ClosedNoticeProps {
  readonly reason: Extract<SendCapability, { allowed: false }>["reason"];
  readonly ref?: Ref<HTMLDivElement>;
}

/**
 * Why nobody may write in a thread.
 *
 * @example
 * <ClosedNotice reason="order_canceled" />
 */
export function ClosedNotice({ reason, ref }: ClosedNoticeProps) {
  const { texts } = useLanguage();
  return (
    <div ref={ref} className="parley-closed" role="status" tabIndex={-1}>
      <LockIcon />
      <p>{texts.closed[reason]}</p>
    </div>
  );
}

/** Until when one may still write, on the last day. */
export function ClosesSoon({ until }: { readonly until: Timestamp }) {
  const { locale, texts } = useLanguage();
  const now = useMinute();
  if (Date.parse(until) - now > SOON_MS) return null;
  return <p className="parley-composer__hint">{texts.closesAt(momentOf(until, locale))}</p>;
}
