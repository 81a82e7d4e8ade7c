import type { Id } from "@parley/client";
import { useCallback, useState } from "react";
import type { ScreenProps } from "./props.ts";

/** Which thread is open: as the host says, or kept here. */
export function useSelection({ threadId, onThreadChange }: Pick<ScreenProps, "threadId" | "onThreadChange">) {
  const [own, setOwn] = useState<Id>();
  const [told, setTold] = useState(threadId);
  // A host that takes its thread away, as browsers do on "back", takes it away here, too.
  if (told !== threadId) {
    setTold(threadId);
    setOwn(threadId);
  }
  const select = useCallback(
    (id: Id | undefined) => {
      setOwn(id);
      onThreadChange?.(id);
    },
    [onThreadChange],
  );
  return [threadId ?? own, select] as const;
}
