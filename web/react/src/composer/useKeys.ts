import type { KeyboardEvent } from "react";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import type { ComposerProps } from "./props.ts";
import { useLastOwn } from "./useLastOwn.ts";

/** What the keys do in the text field: Enter sends, Escape ends a reply or an edit, the arrow up edits the last message. */
export function useKeys({ threadId, mode, onModeChange }: ComposerProps, text: string, submit: () => void) {
  const lastOwn = useLastOwn(threadId);
  const canEdit = useParleyState((state) => state.conversations[threadId]?.capabilities.edit === true);
  return (event: KeyboardEvent) => {
    // 229 is what some browsers say of the Enter that ends an input method.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape" && mode !== undefined) {
      event.preventDefault();
      return onModeChange?.(undefined);
    }
    if (event.key === "Enter" && !event.shiftKey && (event.ctrlKey || event.metaKey || !isTouch())) {
      event.preventDefault();
      return submit();
    }
    if (event.key !== "ArrowUp" || text !== "" || mode !== undefined || !canEdit) return;
    const message = lastOwn();
    if (message === undefined) return;
    event.preventDefault();
    onModeChange?.({ kind: "edit", message });
  };
}

/** Where Enter makes a new line, as there is no Shift to make one. */
function isTouch(): boolean {
  return window.matchMedia("(hover: none) and (pointer: coarse)").matches;
}
