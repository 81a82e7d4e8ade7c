import type { Id, Parley } from "@parley/client";
import { useCallback, useState } from "react";
import { useParley } from "../provider/ParleyProvider.tsx";

const drafts = new WeakMap<Parley, Map<Id, string>>();

function draftsOf(parley: Parley): Map<Id, string> {
  const known = drafts.get(parley) ?? new Map<Id, string>();
  drafts.set(parley, known);
  return known;
}

/** What is written in a thread and not sent; it is still there when one comes back to the thread. */
export function useDraft(threadId: Id): readonly [text: string, setText: (text: string) => void] {
  const parley = useParley();
  const [text, setText] = useState(() => draftsOf(parley).get(threadId) ?? "");
  const keep = useCallback(
    (next: string) => {
      draftsOf(parley).set(threadId, next);
      setText(next);
    },
    [parley, threadId],
  );
  return [text, keep];
}
