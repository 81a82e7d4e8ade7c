import type { Id } from "@parley/client";
import { useState } from "react";
import type { Messages } from "../hooks/useMessages.ts";
import { useParley } from "../provider/ParleyProvider.tsx";
import { firstAfter, readSeqOf } from "./firstNew.ts";

export interface New {
  /** The first loaded message that was new when the list was opened; -1 where all is read. */
  readonly index: number;
  /** Its `seq`, if what is new begins with it: what is older is here, or does not exist. */
  readonly from: number | undefined;
}

/** Where the messages begin that the user had not read when the list was opened. */
export function useNew(threadId: Id, { items, hasOlder }: Messages): New {
  const { store } = useParley();
  const [readSeq] = useState(() => readSeqOf(store.getState(), threadId));
  if (readSeq === undefined) return { index: -1, from: undefined };
  const index = firstAfter(items, readSeq, store.getState().me);
  const isComplete = !hasOlder || (items[0]?.seq ?? 0) <= readSeq + 1;
  return { index, from: isComplete ? items[index]?.seq : undefined };
}
