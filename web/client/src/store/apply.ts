import type { Id } from "../model.ts";
import type { Change } from "./change.ts";
import { withMember, withoutMember, withoutThread, withPosition, withThread } from "./threads.ts";
import { withMessage, withoutMessage, withState, withTyping } from "./messages.ts";
import { change as changed, put } from "./record.ts";
import type { ParleyData } from "./state.ts";

/** What is known after a change. Told twice, or of something that is not here, it changes nothing. */
export function apply(data: ParleyData, change: Change): ParleyData {
  switch (change.type) {
    case "message":
      return counted(data, withMessage(data, change.message), change.message.threadId);
    case "edited":
      return withState(data, change.message);
    case "deleted":
      return withoutMessage(data, change);
    case "position":
      return withPosition(data, change);
    case "typing":
      return withTyping(data, change.threadId, change.userId, change.on);
    case "thread":
      return withThread(data, change.view);
    case "memberAdded":
      return withMember(data, change);
    case "memberRemoved":
      return change.userId === undefined || change.userId === data.me
        ? counted(data, withoutThread(data, change.threadId), change.threadId)
        : withoutMember(data, change.userId, change);
    case "unread":
      return withTotal(withUnread(data, change.threadId, change.unreadCount), change.totalUnread);
    case "presence": {
      const { type: _, userId, ...presence } = change;
      return put(data, "presence", userId, presence);
    }
  }
}

export function withUnread(data: ParleyData, threadId: Id, unreadCount: number): ParleyData {
  return changed(data, "conversations", threadId, (summary) => ({ ...summary, unreadCount }));
}

/** What is unread in all threads is told now and then; until then it follows what changes in each. */
export function counted(before: ParleyData, now: ParleyData, threadId: Id): ParleyData {
  const unread = ({ conversations }: ParleyData) => conversations[threadId]?.unreadCount ?? 0;
  return withTotal(now, Math.max(0, now.totalUnread + unread(now) - unread(before)));
}

export function withTotal(data: ParleyData, totalUnread: number): ParleyData {
  return data.totalUnread === totalUnread ? data : { ...data, totalUnread };
}
