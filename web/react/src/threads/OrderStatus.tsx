import type { ThreadSummary } from "@parley/client";
import { useLanguage } from "../texts/TextsContext.tsx";

/** Of which order's thread. */
export interface OrderStatusProps {
  readonly thread: ThreadSummary;
}

/**
 * Whether one may still write about an order.
 *
 * @example
 * <OrderStatus thread={thread} />
 */
export function OrderStatus({ thread }: OrderStatusProps) {
  const { texts } = useLanguage();
  const isOpen = thread.capabilities.send.allowed;
  return (
    <span className="parley-chip" data-state={isOpen ? "open" : "closed"}>
      {isOpen ? texts.orderOpen : texts.orderClosed}
    </span>
  );
}
