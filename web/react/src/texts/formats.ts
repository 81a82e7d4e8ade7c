const formats = new Map<string, unknown>();

/**
 * A format of a locale, made once: making one takes longer than a hundred uses of it.
 *
 * @example
 * formatOf(Intl.NumberFormat, "de").format(12_000);
 */
export function formatOf<Format, Options>(
  Kind: new (locale: string, options?: Options) => Format,
  locale: string,
  options?: Options,
): Format {
  const key = [Kind.name, locale, JSON.stringify(options)].join();
  if (!formats.has(key)) formats.set(key, new Kind(locale, options));
  return formats.get(key) as Format;
}
