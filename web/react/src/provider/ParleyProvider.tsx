import type { Parley, ParleyState } from "@parley/client";
import { createContext, useContext, useEffect, type ReactNode } from "react";
import { useStore } from "zustand";

const Context = createContext<Parley | undefined>(undefined);

export interface ParleyProviderProps {
  /** The client whose chat the screens below show; connected while the provider is mounted. */
  readonly parley: Parley;
  readonly children: ReactNode;
}

/**
 * Gives a client to everything below it.
 *
 * @example
 * <ParleyProvider parley={parley}><TeamChat /></ParleyProvider>
 */
export function ParleyProvider({ parley, children }: ParleyProviderProps) {
  useEffect(() => {
    parley.connect();
    return () => parley.close();
  }, [parley]);
  return <Context value={parley}>{children}</Context>;
}

/**
 * The client that the provider above gives.
 *
 * @example
 * const parley = useParley();
 * await parley.startDirect("ben");
 */
export function useParley(): Parley {
  const parley = useContext(Context);
  if (parley === undefined) throw new Error("There is no <ParleyProvider> above this component");
  return parley;
}

/**
 * A part of what the client knows; the component renders again when that part changes.
 *
 * @example
 * const total = useParleyState((state) => state.totalUnread);
 */
export function useParleyState<Part>(select: (state: ParleyState) => Part): Part {
  return useStore(useParley().store, select);
}
