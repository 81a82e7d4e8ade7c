import type { Id } from "@parley/client";
import { useCallback, useEffect, useState } from "react";
import { useAction } from "../hooks/useAction.ts";
import { BubblesIcon } from "../icons.tsx";
import { useParley } from "../provider/ParleyProvider.tsx";
import { failureText } from "../texts/failureText.ts";
import { useLanguage } from "../texts/TextsContext.tsx";
import { ConnectionBanner } from "../threads/ConnectionBanner.tsx";
import { EmptyState, ErrorState } from "../threads/states.tsx";
import type { ScreenProps } from "./props.ts";
import { Root } from "./Root.tsx";
import { Screen } from "./Screen.tsx";
import { ThreadPane } from "./ThreadPane.tsx";

const ORDERS = ["order"] as const;

/** What all screens take, and which order. */
export interface OrderChatProps extends ScreenProps {
  /** Shows the chat of this order alone, without a list. */
  readonly orderId?: string | undefined;
}

/**
 * The chats of orders, or of one order: for a client of the gateway `orders`.
 *
 * @example
 * <OrderChat orderId="1042" />
 */
export function OrderChat({ orderId, ...props }: OrderChatProps) {
  const { texts } = useLanguage();
  if (orderId !== undefined) return <OneOrder key={orderId} {...props} orderId={orderId} />;
  const empty = <EmptyState icon={<BubblesIcon />} title={texts.noOrders} hint={texts.noOrdersHint} />;
  return <Screen types={ORDERS} {...props} screen="orders" heading={texts.orders} empty={empty} />;
}

function OneOrder({ orderId, people, attachments, className }: OrderChatProps & { readonly orderId: string }) {
  const { texts } = useLanguage();
  const { threadId, failure, start } = useOrder(orderId);
  return (
    <Root screen="order" className={className}>
      <div className="parley-screen" data-open data-single>
        <div className="parley-screen__window">
          {threadId !== undefined ? (
            <ThreadPane threadId={threadId} people={people} attachments={attachments} />
          ) : failure !== undefined ? (
            <ErrorState reason={failureText(texts, failure)} onRetry={start} />
          ) : (
            <p className="parley-screen__loading" role="status">
              {texts.loading}
            </p>
          )}
        </div>
        <ConnectionBanner />
      </div>
    </Root>
  );
}

/** The thread of an order: found or begun. */
function useOrder(orderId: string) {
  const parley = useParley();
  const [threadId, setThreadId] = useState<Id>();
  const { run, failure } = useAction();
  const start = useCallback(
    () => void run(async () => setThreadId(await parley.startOrder(orderId))),
    [parley, orderId, run],
  );
  useEffect(start, [start]);
  return { threadId, failure, start };
}
