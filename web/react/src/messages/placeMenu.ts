const GAP = 4;
const MARGIN = 8;

/** Puts a menu below its anchor, or above it where there is no room, and keeps it within the list. */
export function placeMenu(menu: HTMLElement, anchor: HTMLElement): void {
  const frame = menu.offsetParent?.getBoundingClientRect();
  if (frame === undefined) return;
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const hasRoomBelow = at.bottom + GAP + height + MARGIN <= frame.bottom;
  const top = hasRoomBelow ? at.bottom + GAP : at.top - GAP - height;
  const isBeyondMiddle = (at.left + at.right) / 2 > (frame.left + frame.right) / 2;
  const left = isBeyondMiddle ? at.right - width : at.left;
  menu.style.top = `${clamp(top - frame.top, frame.height - height)}px`;
  menu.style.left = `${clamp(left - frame.left, frame.width - width)}px`;
}

function clamp(place: number, room: number): number {
  return Math.max(MARGIN, Math.min(place, room - MARGIN));
}
