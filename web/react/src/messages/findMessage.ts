import type { Id, Message, ParleyState } from "@parley/client";

/**
 * A message by its id: among those that are here, or the quotes; null where it is gone, undefined where it is not known. It is asked at every
 * change of the store: `known`, as it was last found, or its quote say where to look.
 */
export function findMessage(
  state: ParleyState,
  threadId: Id,
  messageId: Id,
  known: Message | null | undefined,
): Message | null | undefined {
  const items = state.messages[threadId]?.items ?? [];
  const quote = state.quotes[messageId];
  const hint = known ?? quote;
  if (hint === undefined) return items.findLast(({ id }) => id === messageId);
  const message = hint === null ? undefined : items[hint.seq - (items[0]?.seq ?? 0)];
  return message?.id === messageId ? message : (quote ?? hint);
}
