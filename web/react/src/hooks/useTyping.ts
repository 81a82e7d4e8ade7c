import { nameOf, type Id, type UserId } from "@parley/client";
import { useCallback, useMemo } from "react";
import { useParley } from "../provider/ParleyProvider.tsx";
import { useParleyParts } from "./useParleyParts.ts";

/** Who writes in a thread, and how to tell that one does. */
export interface Typing {
  /** The others who are typing now. */
  readonly userIds: readonly UserId[];
  /** What they are called, in the same order. */
  readonly names: readonly string[];
  /** The user types: call it at every key. */
  onType(): void;
  /** The user has stopped, or has sent. */
  stop(): void;
}

/**
 * Who types in a thread; `onType` and `stop` tell the others that this user does.
 *
 * @example
 * const { names, onType } = useTyping(threadId);
 */
export function useTyping(threadId: Id): Typing {
  const parley = useParley();
  const userIds = useParleyParts((state) => (state.typing[threadId] ?? []).filter((userId) => userId !== state.me));
  const names = useParleyParts((state) => userIds.map((userId) => nameOf(state, threadId, userId)));
  const onType = useCallback(() => parley.setTyping(threadId, true), [parley, threadId]);
  const stop = useCallback(() => parley.setTyping(threadId, false), [parley, threadId]);
  return useMemo(() => ({ userIds, names, onType, stop }), [userIds, names, onType, stop]);
}
