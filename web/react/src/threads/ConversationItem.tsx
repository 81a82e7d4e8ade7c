import type { Id } from "@parley/client";
import { memo } from "react";
import { useTitle } from "../hooks/useThread.ts";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { LastMessage } from "./LastMessage.tsx";
import { OrderStatus } from "./OrderStatus.tsx";
import { ThreadAvatar } from "./ThreadAvatar.tsx";
import { Time } from "./Time.tsx";
import { UnreadBadge } from "./UnreadBadge.tsx";

/** Which thread, and how it stands in the list. */
export interface ConversationItemProps {
  readonly threadId: Id;
  readonly isSelected: boolean;
  /** Whether Tab stops here. */
  readonly isStop: boolean;
  readonly onSelect: (threadId: Id) => void;
}

/**
 * One thread in the list.
 *
 * @example
 * <ConversationItem threadId={id} isSelected={id === selected} isStop={index === 0} onSelect={setSelected} />
 */
export const ConversationItem = memo(function ConversationItem(props: ConversationItemProps) {
  const { threadId, isSelected, isStop, onSelect } = props;
  const { texts } = useLanguage();
  const thread = useParleyState((state) => state.conversations[threadId]);
  const title = useTitle(threadId);
  if (thread === undefined) return null;
  const { lastMessageAt, unreadCount, status, type } = thread;
  return (
    <li className="parley-conversations__row">
      <button
        type="button"
        className="parley-conversation"
        data-thread={threadId}
        data-selected={isSelected || undefined}
        data-unread={unreadCount > 0 || undefined}
        aria-current={isSelected ? "true" : undefined}
        tabIndex={isStop ? 0 : -1}
        onClick={() => onSelect(threadId)}
      >
        <ThreadAvatar threadId={threadId} />
        <span className="parley-conversation__lines">
          <span className="parley-conversation__line">
            <span className="parley-conversation__title" dir="auto">
              {title}
            </span>
            {type === "order" && <OrderStatus thread={thread} />}
            {lastMessageAt !== null && <Time at={lastMessageAt} />}
          </span>
          <span className="parley-conversation__line">
            <LastMessage threadId={threadId} />
            {type !== "order" && status !== "open" && (
              <span className="parley-chip">{status === "archived" ? texts.archived : texts.blocked}</span>
            )}
            <UnreadBadge count={unreadCount} />
          </span>
        </span>
      </button>
    </li>
  );
});
