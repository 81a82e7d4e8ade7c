import type { Id, Message, ParleyState } from "@parley/client";

const found = new WeakMap<readonly Message[], Map<Id, Message | undefined>>();

/** A message by its id: among those that are here, or the quotes; null where it is gone, undefined where it is not known. */
export function findMessage(state: ParleyState, threadId: Id, messageId: Id): Message | null | undefined {
  const items = state.messages[threadId]?.items;
  return (items && lookUp(items, messageId)) ?? state.quotes[messageId];
}

/** Remembers what was found in the same messages, as it is asked at every change of the store. */
function lookUp(items: readonly Message[], messageId: Id): Message | undefined {
  const known = found.get(items) ?? new Map<Id, Message | undefined>();
  found.set(items, known);
  if (!known.has(messageId))
    known.set(
      messageId,
      items.findLast(({ id }) => id === messageId),
    );
  return known.get(messageId);
}
