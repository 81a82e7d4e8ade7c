import type { Id, ThreadSummary } from "@parley/client";
import { useMinute } from "../hooks/useMinute.ts";
import { usePresence } from "../hooks/usePresence.ts";
import { useThread } from "../hooks/useThread.ts";
import { BackIcon, InfoIcon } from "../icons.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { OrderStatus } from "./OrderStatus.tsx";
import { ThreadAvatar } from "./ThreadAvatar.tsx";
import { timeAgo } from "./times.ts";
import { IconButton } from "./Button.tsx";

/** Of which thread, and what its buttons do. */
export interface ThreadHeaderProps {
  readonly threadId: Id;
  /** Goes back to the list, where there is no room for both. */
  readonly onBack?: (() => void) | undefined;
  readonly onDetails?: (() => void) | undefined;
}

/**
 * Which thread it is, and how it is with those in it.
 *
 * @example
 * <ThreadHeader threadId={threadId} onDetails={() => setShown(true)} />
 */
export function ThreadHeader({ threadId, onBack, onDetails }: ThreadHeaderProps) {
  const { texts } = useLanguage();
  const { thread, title } = useThread(threadId);
  return (
    <header className="parley-thread-header">
      {onBack && (
        <IconButton className="parley-icon-button parley-back" label={texts.back} onClick={onBack}>
          <BackIcon />
        </IconButton>
      )}
      <ThreadAvatar threadId={threadId} size="small" />
      <div className="parley-thread-header__lines">
        <div className="parley-thread-header__line">
          <h2 className="parley-thread-header__title" dir="auto">
            {title}
          </h2>
          {thread?.type === "order" && <OrderStatus thread={thread} />}
        </div>
        <p className="parley-thread-header__state">{thread && <State thread={thread} />}</p>
      </div>
      {onDetails && (
        <IconButton label={texts.details} onClick={onDetails}>
          <InfoIcon />
        </IconButton>
      )}
    </header>
  );
}

function State({ thread }: { readonly thread: ThreadSummary }) {
  const { texts } = useLanguage();
  const { other, typing } = useThread(thread.id);
  const presence = usePresenceText(other?.userId);
  if (typing.length > 0) {
    return (
      <span className="parley-typing-now">{thread.type === "group" ? texts.typing(typing) : texts.typingNow}</span>
    );
  }
  if (thread.status !== "open") return thread.status === "archived" ? texts.archived : texts.blocked;
  if (thread.type === "group") return texts.members(thread.participantCount);
  if (thread.type === "direct") return presence;
  return (
    <>
      <span dir="auto">{other?.name ?? other?.userId}</span>
      {presence !== "" && ` · ${presence}`}
    </>
  );
}

/** How it is with somebody: online, or since when no longer; empty where it is not known. */
export function usePresenceText(userId: string | undefined): string {
  const { texts, locale } = useLanguage();
  const now = useMinute();
  const presence = usePresence(userId);
  if (presence === undefined) return "";
  if (presence.online) return texts.online;
  return presence.lastSeenAt === undefined ? texts.offline : texts.lastSeen(timeAgo(presence.lastSeenAt, now, locale));
}
