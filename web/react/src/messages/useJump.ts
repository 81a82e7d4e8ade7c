import type { Id } from "@parley/client";
import { useCallback, useEffect, useState } from "react";
import type { Messages } from "../hooks/useMessages.ts";
import { useLanguage } from "../texts/TextsContext.tsx";
import { keyOf, type Entries } from "./entries.ts";

interface Options {
  readonly messages: Messages;
  readonly entries: Entries;
  readonly say: (text: string) => void;
  focusAt(index: number, align: "center"): void;
  /** Before the list leaves its place. */
  onJump(): void;
}

/** Goes to a message that is quoted, loads it if it is older than what is here, and marks it for a moment. */
export function useJump({ messages: { loadUntil }, entries, say, focusAt, onJump }: Options) {
  const { texts } = useLanguage();
  const [isLoading, setLoading] = useState(false);
  const [target, setTarget] = useState<Id>();
  const [marked, setMarked] = useState<string>();

  const jumpTo = useCallback(
    (messageId: Id) => {
      setLoading(true);
      void loadUntil(messageId)
        .catch(() => false)
        .then((isHere) => {
          setLoading(false);
          if (isHere) setTarget(messageId);
          else say(texts.loadingFailed);
        });
    },
    [loadUntil, say, texts],
  );

  useEffect(() => {
    if (target === undefined) return;
    const index = entries.items.findIndex(({ id }) => id === target);
    if (index === -1) return;
    onJump();
    focusAt(index, "center");
    setMarked(keyOf(entries.items[index]!, entries.me));
    setTarget(undefined);
  }, [target, entries, focusAt, onJump]);

  const unmark = useCallback(({ animationName }: { animationName: string }) => {
    if (animationName === "parley-mark") setMarked(undefined);
  }, []);
  return { jumpTo, isLoading, marked, unmark };
}
