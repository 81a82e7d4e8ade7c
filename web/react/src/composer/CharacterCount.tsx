import { useLanguage } from "../texts/TextsContext.tsx";

export interface CharacterCountProps {
  readonly id: string;
  /** Below zero where the text is too long. */
  readonly left: number;
}

/**
 * How many characters are left, or how many there are too many.
 *
 * @example
 * <CharacterCount id={id} left={120} />
 */
export function CharacterCount({ id, left }: CharacterCountProps) {
  const { texts } = useLanguage();
  return (
    <span className="parley-composer__count" id={id} data-over={left < 0 || undefined}>
      {left < 0 ? texts.tooLong(-left) : texts.charactersLeft(left)}
    </span>
  );
}
