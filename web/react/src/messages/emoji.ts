const EMOJI =
  /(?:\p{Regional_Indicator}{2}|[#*\d]\ufe0f?\u20e3|\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?[\u{e0020}-\u{e007f}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)*)/gu;

/** Whether a text is nothing but one to five emoji, which are then shown larger. */
export function isOnlyEmoji(text: string): boolean {
  if (text.length > 100) return false;
  const count = text.match(EMOJI)?.length ?? 0;
  return count > 0 && count <= 5 && text.replace(EMOJI, "").trim() === "";
}
