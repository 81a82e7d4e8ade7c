import { useLanguage } from "../texts/TextsContext.tsx";
import { DownIcon } from "./icons.ts";

export interface JumpToNewestProps {
  /** New messages below. */
  readonly count: number;
  readonly onJump: () => void;
}

/**
 * Goes back to the newest message.
 *
 * @example
 * <JumpToNewest count={3} onJump={toEnd} />
 */
export function JumpToNewest({ count, onJump }: JumpToNewestProps) {
  const { locale, texts } = useLanguage();
  return (
    <button type="button" className="parley-jump" aria-label={texts.jumpToNewest(count)} onClick={onJump}>
      <DownIcon />
      {count > 0 && <span className="parley-jump__count">{new Intl.NumberFormat(locale).format(count)}</span>}
    </button>
  );
}
