import { membersOf, type Id, type UserId } from "@parley/client";
import { useCallback, useMemo } from "react";
import { useParley, useParleyState } from "../provider/ParleyProvider.tsx";

const NOBODY: readonly UserId[] = [];

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
  const typing = useParleyState((state) => state.typing[threadId]) ?? NOBODY;
  const me = useParleyState((state) => state.me);
  const members = useParleyState((state) => membersOf(state, threadId));

  const userIds = useMemo(() => {
    const others = typing.filter((userId) => userId !== me);
    return others.length === 0 ? NOBODY : others;
  }, [typing, me]);
  const names = useMemo(
    () => userIds.map((id) => members.find(({ userId }) => userId === id)?.name ?? id),
    [userIds, members],
  );

  const onType = useCallback(() => parley.setTyping(threadId, true), [parley, threadId]);
  const stop = useCallback(() => parley.setTyping(threadId, false), [parley, threadId]);
  return useMemo(() => ({ userIds, names, onType, stop }), [userIds, names, onType, stop]);
}
