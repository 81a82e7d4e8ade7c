/**
 * The place beside a message in a group, filled at the last one of its sender.
 *
 * @example
 * <SenderAvatar name="Ana Ruiz" />
 */
export function SenderAvatar({ name }: { readonly name: string | undefined }) {
  return (
    <span className="parley-sender" aria-hidden data-empty={name === undefined || undefined}>
      {name !== undefined && initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
