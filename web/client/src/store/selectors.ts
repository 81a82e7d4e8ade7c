import type { Id, Member, Message, MessageStatus, UserId } from "../model.ts";
import type { ParleyData } from "./state.ts";

const NOBODY: readonly Member[] = [];

/**
 * How far a message has come with everybody else, receipts that came after it included.
 *
 * @example
 * const ticks = useStore(parley.store, (state) => statusOf(state, message));
 */
export function statusOf(data: ParleyData, message: Message): MessageStatus {
  const receipts = data.receipts[message.threadId];
  if (message.status === "read" || (receipts !== undefined && message.seq <= receipts.readByAll)) return "read";
  const isDelivered = receipts !== undefined && message.seq <= receipts.deliveredToAll;
  return isDelivered ? "delivered" : message.status;
}

/**
 * The other one of a direct conversation or an order.
 *
 * @example
 * const name = otherOf(parley.store.getState(), thread.id)?.name;
 */
export function otherOf(data: ParleyData, threadId: Id): Member | undefined {
  const thread = data.conversations[threadId];
  if (thread === undefined || thread.type === "group") return undefined;
  return membersOf(data, threadId).find(({ userId }) => userId !== data.me);
}

/**
 * Who is in a thread, as far as it is known; the same array as long as nobody comes or goes.
 *
 * @example
 * const names = membersOf(parley.store.getState(), threadId).map(({ name }) => name);
 */
export function membersOf(data: ParleyData, threadId: Id): readonly Member[] {
  return data.members[threadId] ?? NOBODY;
}

/**
 * What somebody is called in a thread: the name, or the id where none is known.
 *
 * @example
 * const sender = nameOf(parley.store.getState(), message.threadId, message.senderId);
 */
export function nameOf(data: ParleyData, threadId: Id, userId: UserId): string {
  return membersOf(data, threadId).find((member) => member.userId === userId)?.name ?? userId;
}
