import { statusOf, type Message } from "@parley/client";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { isOutgoing, type Entry } from "./entries.ts";
import { AlertIcon, ClockIcon } from "../icons.tsx";
import { DeliveredIcon, ReadIcon, SentIcon } from "./icons.ts";

/**
 * How far an own message has come: waiting, sending, sent, delivered, read, or refused.
 *
 * @example
 * <Ticks entry={message} />
 */
export function Ticks({ entry }: { readonly entry: Entry }) {
  const { texts } = useLanguage();
  if (!isOutgoing(entry)) return <StoredTicks message={entry} />;
  if (entry.state === "sent") return <SentIcon label={texts.sent} />;
  if (entry.state === "failed") return <AlertIcon label={texts.failed} />;
  return <ClockIcon label={entry.state === "waiting" ? texts.waiting : texts.sending} />;
}

/** Receipts move these, and not the rows that they are in. */
function StoredTicks({ message }: { readonly message: Message }) {
  const { texts } = useLanguage();
  const status = useParleyState((state) => statusOf(state, message));
  if (status === "read") return <ReadIcon label={texts.read} />;
  return status === "delivered" ? <DeliveredIcon label={texts.delivered} /> : <SentIcon label={texts.sent} />;
}
