/** How a text is compared when something is searched: without accents and capitals. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** Whether each word of a query begins somewhere in a text. */
export function matches(text: string, query: string): boolean {
  const found = folded(text);
  return folded(query)
    .split(/\s+/u)
    .every((word) => found.includes(word));
}
