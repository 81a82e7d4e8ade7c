import { useEffect, useLayoutEffect, type RefObject } from "react";
import type { ComposerProps } from "./props.ts";

type Field = RefObject<HTMLTextAreaElement | null>;

/** The field is as high as its text. Most browsers do this by themselves (`field-sizing`), at other widths, too. */
export function useAutoHeight(field: Field, text: string) {
  useLayoutEffect(() => {
    const { current } = field;
    if (current === null || globalThis.CSS?.supports("field-sizing", "content")) return;
    current.style.height = "auto";
    if (text !== "") current.style.height = `${current.scrollHeight}px`;
  }, [field, text]);
}

/** One goes on at the end of what is edited. */
export function useCaretAtEnd(field: Field, mode: ComposerProps["mode"]) {
  useEffect(() => {
    const { current } = field;
    if (mode === undefined || current === null) return;
    current.focus();
    current.setSelectionRange(current.value.length, current.value.length);
  }, [field, mode]);
}
