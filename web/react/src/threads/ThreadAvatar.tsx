import { membersOf, otherOf, type Id } from "@parley/client";
import { useTitle } from "../hooks/useThread.ts";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { Avatar } from "./Avatar.tsx";
import { PresenceDot } from "./PresenceDot.tsx";

/** Of which thread, and how large. */
export interface ThreadAvatarProps {
  readonly threadId: Id;
  readonly size?: "small" | "medium" | "large";
}

/**
 * The picture of a thread: the other one with their presence, or two of a group.
 *
 * @example
 * <ThreadAvatar threadId={thread.id} />
 */
export function ThreadAvatar({ threadId, size = "medium" }: ThreadAvatarProps) {
  const type = useParleyState((state) => state.conversations[threadId]?.type);
  const title = useTitle(threadId);
  const members = useParleyState((state) => membersOf(state, threadId));
  const other = useParleyState((state) => otherOf(state, threadId));
  const me = useParleyState((state) => state.me);
  if (type !== "group") {
    return (
      <span className="parley-thread-avatar" data-size={size}>
        <Avatar id={other?.userId ?? threadId} name={other?.name ?? other?.userId ?? title} size={size} />
        {other && <PresenceDot userId={other.userId} />}
      </span>
    );
  }
  const two = members.filter(({ userId }) => userId !== me).slice(0, 2);
  if (two.length < 2) return <Avatar id={threadId} name={title} size={size} />;
  return (
    <span className="parley-thread-avatar parley-thread-avatar--pair" data-size={size}>
      {two.map(({ userId, name }) => (
        <Avatar key={userId} id={userId} name={name ?? userId} size="small" />
      ))}
    </span>
  );
}
