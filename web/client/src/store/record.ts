import type { ParleyData } from "./state.ts";

/** A part of what is known that is a record, by the ids of threads, messages or users. */
type Part = {
  [Key in keyof ParleyData]: ParleyData[Key] extends Readonly<Record<string, unknown>> ? Key : never;
}[keyof ParleyData];

type Entry<Of extends Part> = ParleyData[Of][string];

/** Puts an entry in its place. One that says what is known already changes nothing: the old object stays. */
export function put<Of extends Part>(data: ParleyData, part: Of, key: string, entry: Entry<Of>): ParleyData {
  const record = data[part];
  return isSame(record[key], entry) ? data : { ...data, [part]: { ...record, [key]: entry } };
}

/** Changes an entry that is here. */
export function change<Of extends Part>(
  data: ParleyData,
  part: Of,
  key: string,
  to: (entry: Entry<Of>) => Entry<Of>,
): ParleyData {
  const entry = data[part][key] as Entry<Of> | undefined;
  return entry === undefined ? data : put(data, part, key, to(entry));
}

export function without<Value>(record: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  const { [key]: _, ...others } = record;
  return others;
}

/** Whether two values of JSON are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isRecord(one) || !isRecord(other) || one["length"] !== other["length"]) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
