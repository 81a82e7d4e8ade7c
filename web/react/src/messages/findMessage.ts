import type { Id, Message, ParleyState } from "@parley/client";

const found = new WeakMap<readonly Message[], Map<Id, Message | undefined>>();

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
  if (hint == null) return quote === null ? null : lookUp(items, messageId);
  const message = items[hint.seq - (items[0]?.seq ?? 0)];
  return message?.id === messageId ? message : (quote ?? hint);
}

/** Remembers what was found in the same messages. */
function lookUp(items: readonly Message[], messageId: Id): Message | undefined {
  const seen = found.get(items) ?? new Map<Id, Message | undefined>();
  found.set(items, seen);
  if (!seen.has(messageId))
    seen.set(
      messageId,
      items.findLast(({ id }) => id === messageId),
    );
  return seen.get(messageId);
}
