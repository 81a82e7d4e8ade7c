import type { Id, Member, Message, Position, ThreadSummary, Timestamp, UserId } from "../model.ts";

/** A thread with its members as one of them sees it; from a list, an event or a sync. */
export interface ThreadView {
  readonly summary: ThreadSummary;
  readonly members: readonly Member[];
  readonly positions: Readonly<Record<UserId, Position>>;
}

/** What an event says, in the words of all gateways. */
export type Change =
  | { readonly type: "message"; readonly message: Message }
  | { readonly type: "edited"; readonly message: Message }
  | {
      readonly type: "deleted";
      readonly threadId: Id;
      readonly messageId: Id;
      readonly rev: number;
      readonly deletedAt: Timestamp;
    }
  | {
      readonly type: "position";
      readonly what: "delivered" | "read";
      readonly threadId: Id;
      readonly userId: UserId;
      readonly upToSeq: number;
      readonly at: Timestamp;
    }
  | { readonly type: "typing"; readonly threadId: Id; readonly userId: UserId; readonly on: boolean }
  | { readonly type: "thread"; readonly view: ThreadView }
  | { readonly type: "memberAdded"; readonly threadId: Id; readonly member: Member; readonly rev: number }
  | {
      readonly type: "memberRemoved";
      readonly threadId: Id;
      /** Me, where it is not said. */
      readonly userId?: UserId | undefined;
      readonly newOwnerId?: UserId | undefined;
      readonly rev: number;
    }
  | { readonly type: "unread"; readonly threadId: Id; readonly unreadCount: number; readonly totalUnread: number }
  | { readonly type: "presence"; readonly userId: UserId; readonly online: boolean; readonly lastSeenAt?: Timestamp };

/** One kind of them. */
export type ChangeOf<Type extends Change["type"]> = Extract<Change, { type: Type }>;
