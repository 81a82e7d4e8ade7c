import type { OutgoingContent } from "@parley/client";
import { useEffect, useId, useImperativeHandle, useLayoutEffect, useRef, type KeyboardEvent } from "react";
import { SendIcon } from "../messages/icons.tsx";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import type { ComposerProps } from "./Composer.tsx";
import { CharacterCount } from "./CharacterCount.tsx";
import { ModeBar } from "./ModeBar.tsx";
import { useComposer } from "./useComposer.ts";
import { useLastOwn } from "./useLastOwn.ts";

/** The text field with its buttons. */
export function ComposerForm({ ref, ...props }: ComposerProps) {
  const { threadId, mode, onModeChange, attachments } = props;
  const { texts } = useLanguage();
  const field = useRef<HTMLTextAreaElement>(null);
  const countId = useId();
  const composer = useComposer(props);
  const lastOwn = useLastOwn(threadId);
  const canEdit = useParleyState((state) => state.conversations[threadId]?.capabilities.edit === true);
  const submit = () => {
    void composer.submit();
    field.current?.focus();
  };
  const add = (content: OutgoingContent) => {
    composer.add(content);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // 229 is what some browsers say of the Enter that ends an input method.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape" && mode !== undefined) {
      event.preventDefault();
      return onModeChange?.(undefined);
    }
    if (event.key === "Enter" && !event.shiftKey && !isTouch()) {
      event.preventDefault();
      return submit();
    }
    if (event.key !== "ArrowUp" || composer.text !== "" || mode !== undefined || !canEdit) return;
    const message = lastOwn();
    if (message === undefined) return;
    event.preventDefault();
    onModeChange?.({ kind: "edit", message });
  };

  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }), []);
  useAutoHeight(field, composer.text);
  useCaretAtEnd(field, mode);

  return (
    <div className="parley-composer__frame">
      {mode !== undefined && (
        <ModeBar mode={mode} failure={composer.failure} onCancel={() => onModeChange?.(undefined)} />
      )}
      <form
        className="parley-composer__form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {typeof attachments === "function" ? attachments(add) : attachments}
        <div className="parley-composer__field">
          <textarea
            ref={field}
            rows={1}
            dir={composer.text === "" ? undefined : "auto"}
            value={composer.text}
            placeholder={texts.writeMessage}
            aria-label={mode?.kind === "edit" ? texts.editing : texts.writeMessage}
            aria-describedby={composer.left === undefined ? undefined : countId}
            aria-invalid={composer.isTooLong || undefined}
            onChange={(event) => composer.write(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {composer.left !== undefined && <CharacterCount id={countId} left={composer.left} />}
        </div>
        <button
          type="submit"
          className="parley-composer__send"
          aria-label={mode?.kind === "edit" ? texts.save : texts.send}
          disabled={!composer.canSubmit}
          // The text field keeps the focus, and the phone its keyboard.
          onPointerDown={(event) => event.preventDefault()}
        >
          <SendIcon />
        </button>
      </form>
    </div>
  );
}

/** Where Enter makes a new line, as there is no Shift to make one. */
function isTouch(): boolean {
  return window.matchMedia("(hover: none) and (pointer: coarse)").matches;
}

function useAutoHeight(field: { current: HTMLTextAreaElement | null }, text: string) {
  useLayoutEffect(() => {
    const { current } = field;
    if (current === null) return;
    current.style.height = "auto";
    if (text !== "") current.style.height = `${current.scrollHeight}px`;
  }, [field, text]);
}

function useCaretAtEnd(field: { current: HTMLTextAreaElement | null }, mode: ComposerProps["mode"]) {
  useEffect(() => {
    const { current } = field;
    if (mode === undefined || current === null) return;
    current.focus();
    current.setSelectionRange(current.value.length, current.value.length);
  }, [field, mode]);
}
