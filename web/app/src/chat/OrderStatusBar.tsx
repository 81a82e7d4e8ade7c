import { membersOf } from "@parley/client";
import { useParley, useParleyState } from "@parley/react";
import { useState } from "react";
import { ORDER_STATUSES, putOrder, type OrderStatus } from "../demo/demo.ts";
import { useTexts } from "../settings/SettingsContext.tsx";

/** What an order is, as far as it was said here. */
interface Said {
  readonly orderId: string;
  readonly status?: OrderStatus;
  readonly busy?: OrderStatus;
  readonly failure?: string;
}

/** Lets one be the shop's backend: what it says of an order opens and closes the order's chat. */
export function OrderStatusBar({ threadId }: { threadId: string | undefined }) {
  const texts = useTexts();
  const { store } = useParley();
  const thread = useParleyState((state) => (threadId === undefined ? undefined : state.conversations[threadId]));
  const [said, setSaid] = useState<Said>();
  if (thread?.orderId === undefined) return null;

  const { id, orderId, capabilities } = thread;
  const { status, busy, failure }: Partial<Said> = said?.orderId === orderId ? said : {};
  // Somebody else may have said something since.
  const known = statusBy(capabilities.send);
  const shown = known === undefined && !isClosing(status) ? status : known;

  const say = async (next: OrderStatus) => {
    const members = membersOf(store.getState(), id);
    const idOf = (role: string) => members.find((member) => member.role === role)?.userId ?? "";
    setSaid({ orderId, ...(status !== undefined && { status }), busy: next });
    try {
      const order = { orderId, customerId: idOf("customer"), providerId: idOf("provider"), status: next };
      setSaid({ orderId, status: await putOrder(order) });
    } catch (error) {
      setSaid({ orderId, failure: error instanceof Error ? error.message : String(error) });
    }
  };

  return (
    <div className="order-status" role="group" aria-label={texts.orderStatus}>
      <span className="order-status__label">{texts.orderStatus}</span>
      <span className="order-status__choices">
        {ORDER_STATUSES.map((choice) => (
          <button
            key={choice}
            type="button"
            className="order-status__choice"
            aria-pressed={choice === shown}
            aria-busy={choice === busy}
            onClick={() => void say(choice)}
          >
            {texts.orderStatuses[choice]}
          </button>
        ))}
      </span>
      <span className="order-status__failure" role="alert">
        {failure !== undefined && `${texts.orderFailed} ${failure}`}
      </span>
    </div>
  );
}

type Send = { readonly allowed: true; readonly until?: string } | { readonly allowed: false; readonly reason: string };

/** Whether one would see it by what one may do. */
function isClosing(status: OrderStatus | undefined): boolean {
  return status === "canceled" || status === "completed";
}

/** The status, where what one may do gives it away. */
function statusBy(send: Send): OrderStatus | undefined {
  if (send.allowed) return send.until === undefined ? undefined : "completed";
  if (send.reason === "order_canceled") return "canceled";
  return send.reason === "order_closed" ? "completed" : undefined;
}
