import type { ParleyData } from "@parley/client";

/** What is worked out from some parts of the store: anew only when one of them is another object. */
export function remembered<Result>(
  partsOf: (data: ParleyData) => readonly unknown[],
  workOut: (data: ParleyData) => Result,
): (data: ParleyData) => Result {
  let last: { readonly parts: readonly unknown[]; readonly result: Result } | undefined;
  return (data) => {
    const parts = partsOf(data);
    if (last === undefined || parts.some((part, index) => part !== last?.parts[index])) {
      last = { parts, result: workOut(data) };
    }
    return last.result;
  };
}
