import type { Parley, ParleyState } from "@parley/client";
import { useSyncExternalStore } from "react";

/** A part of what a client knows, outside of its provider. */
export function useClientState<Part>({ store }: Parley, select: (state: ParleyState) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}
