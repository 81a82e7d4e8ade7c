import type { ParleyState } from "@parley/client";
import { useRef } from "react";
import { useParleyState } from "../provider/ParleyProvider.tsx";

/** Several parts of what the client knows, as an array or a record: the same one as long as the same things are in it. */
export function useParleyParts<Parts extends object>(select: (state: ParleyState) => Parts): Parts {
  const last = useRef<Parts>(undefined);
  return useParleyState((state) => {
    const parts = select(state);
    if (last.current === undefined || !hasSame(last.current, parts)) last.current = parts;
    return last.current;
  });
}

function hasSame(one: object, other: object): boolean {
  const parts: Readonly<Record<string, unknown>> = { ...other };
  const before = Object.entries(one);
  return (
    one === other || (before.length === Object.keys(parts).length && before.every(([key, part]) => parts[key] === part))
  );
}
