import type { ConnectionState } from "@parley/client";
import { useCallback, useEffect, useState } from "react";
import { useParley, useParleyState } from "../provider/ParleyProvider.tsx";

/** The connection, ready to be shown. */
export interface ConnectionView {
  readonly status: ConnectionState["status"];
  /** Until the next try, while it is offline and the time is known. */
  readonly secondsToRetry: number | undefined;
  readonly retryNow: () => void;
  /** Whether new messages are asked for in turns, because sockets do not work. */
  readonly polling: boolean;
  readonly failure: ConnectionState["failure"];
}

/**
 * How the connection is; renders each second while the next try is counted down to, else only when something changes.
 *
 * @example
 * const { status, secondsToRetry, retryNow } = useConnection();
 */
export function useConnection(): ConnectionView {
  const parley = useParley();
  const { status, retryAt, polling, failure } = useParleyState((state) => state.connection);
  const secondsToRetry = useSecondsUntil(status === "offline" ? retryAt : undefined);
  const retryNow = useCallback(() => parley.retryConnection(), [parley]);
  return { status, secondsToRetry, retryNow, polling, failure };
}

function useSecondsUntil(time: number | undefined): number | undefined {
  const [, setTick] = useState(0);
  useEffect(() => {
    if (time === undefined) return;
    const timer = setInterval(() => {
      setTick((tick) => tick + 1);
      if (Date.now() >= time) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [time]);
  return time === undefined ? undefined : Math.max(0, Math.ceil((time - Date.now()) / 1000));
}
