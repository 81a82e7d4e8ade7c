import type { UserId } from "@parley/client";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";

/** Of whom. */
export interface PresenceDotProps {
  readonly userId: UserId;
}

/**
 * Shows that somebody is online; nothing where they are not, or it is not known.
 *
 * @example
 * <PresenceDot userId={member.userId} />
 */
export function PresenceDot({ userId }: PresenceDotProps) {
  const { texts } = useLanguage();
  const isOnline = useParleyState((state) => state.presence[userId]?.online ?? false);
  return isOnline ? (
    <span className="parley-presence-dot">
      <span className="parley-hidden">{texts.online}</span>
    </span>
  ) : null;
}
