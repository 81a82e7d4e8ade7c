/** A piece of a text: plain, or a link. */
export type Piece = string | { readonly text: string; readonly href: string };

// What may be a link: an address with its scheme, one that begins with www., or an e-mail address. Quotes, angle brackets, and the invisible
// characters that turn text around end it. The lengths are bounded so that long words cost no time.
const CANDIDATE =
  /(?<![\p{L}\p{N}_])(?:https?:\/\/|www\.|mailto:)[^\s<>"“”«»\u200b-\u200f\u202a-\u202e\u2060-\u2069]{1,2048}|(?<![\p{L}\p{N}_.+-])[\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}/giu;

const TRAILING = /[.,;:!?'’…*\u3001\u3002\uff0c\uff01\uff1f]$/u;

const OPENING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/**
 * Splits a text into plain pieces and links: http, https and mailto, nothing else.
 *
 * @example
 * linkify("see https://example.com.") // ["see ", { text: "https://example.com", href: "https://example.com/" }, "."]
 */
export function linkify(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const address = trimmed(match[0]);
    const href = hrefOf(address);
    if (href === undefined) continue;
    if (match.index > end) pieces.push(text.slice(end, match.index));
    pieces.push({ text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

/**
 * An address that may be opened, or undefined: http and https only.
 *
 * @example
 * safeUrl("javascript:alert(1)") // undefined
 */
export function safeUrl(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, href } = new URL(address);
  return (protocol === "https:" || protocol === "http:") && hostname !== "" ? href : undefined;
}

function hrefOf(address: string): string | undefined {
  if (/^https?:/i.test(address)) return safeUrl(address);
  if (/^www\./i.test(address)) return address.includes(".", 4) ? safeUrl(`https://${address}`) : undefined;
  const mail = address.replace(/^mailto:/i, "");
  return /^[^\s@?]+@[^\s@?]+\.[^\s@?]+(?:\?|$)/u.test(mail) ? `mailto:${encodeURI(decoded(mail))}` : undefined;
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** Punctuation at the end belongs to the sentence; so does a bracket that was not opened within the address. */
function trimmed(address: string): string {
  const counts: Record<string, number> = {};
  for (const character of address) counts[character] = (counts[character] ?? 0) + 1;
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1]!;
    const opening = OPENING[last];
    const isLoose = opening !== undefined && counts[last]! > (counts[opening] ?? 0);
    if (!isLoose && !TRAILING.test(last)) break;
    counts[last]!--;
  }
  return address.slice(0, end);
}
