import type { UserId } from "@parley/client";
import { Avatar } from "../threads/Avatar.tsx";

export interface SenderAvatarProps {
  readonly userId: UserId;
  readonly name: string;
  /** Whether it is shown, or only has its place. */
  readonly isShown: boolean;
}

/**
 * Beside the messages of a group, shown at the last one of its sender.
 *
 * @example
 * <SenderAvatar userId="ana" name="Ana Ruiz" isShown />
 */
export function SenderAvatar({ userId, name, isShown }: SenderAvatarProps) {
  return <span className="parley-sender">{isShown && <Avatar id={userId} name={name} size="tiny" />}</span>;
}
