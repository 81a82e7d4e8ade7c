// What the tables are made of.

/** The median of each column. */
export function medianOf(rows, shape) {
  return Object.fromEntries(shape.map(([, key]) => [key, median(rows.map((row) => row.result[key]))]));
}

export function median(values) {
  if (values.includes(null)) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function format(result, shape) {
  return shape.map(([, key, digits]) =>
    result[key] === null ? "" : result[key].toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits }));
}

export function ratio(left, right) {
  const quotient = left / right;
  return Number.isFinite(quotient) ? quotient.toFixed(2) : "";
}

export function line(cells) {
  return `| ${cells.join(" | ")} |`;
}
