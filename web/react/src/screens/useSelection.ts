import type { Id } from "@parley/client";
import { useCallback, useState } from "react";
import type { ScreenProps } from "./props.ts";

/** Which thread is open: as the host says, or kept here. */
export function useSelection({ threadId, onThreadChange }: Pick<ScreenProps, "threadId" | "onThreadChange">) {
  const [own, setOwn] = useState<Id>();
  const select = useCallback(
    (id: Id | undefined) => {
      setOwn(id);
      onThreadChange?.(id);
    },
    [onThreadChange],
  );
  return [threadId ?? own, select] as const;
}
