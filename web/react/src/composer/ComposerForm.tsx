import type { OutgoingContent } from "@parley/client";
import { useId, useImperativeHandle, useRef, type KeyboardEvent, type Ref } from "react";
import { SendIcon } from "../messages/icons.ts";
import { useLanguage } from "../texts/TextsContext.tsx";
import { IconButton } from "../threads/Button.tsx";
import type { ComposerProps } from "./props.ts";
import { CharacterCount } from "./CharacterCount.tsx";
import { ModeBar } from "./ModeBar.tsx";
import { useComposer } from "./useComposer.ts";
import { useAutoHeight, useCaretAtEnd } from "./useField.ts";
import { useKeys } from "./useKeys.ts";

/** The text field with its buttons. */
export function ComposerForm({ ref, ...props }: ComposerProps) {
  const { mode, onModeChange, attachments } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const composer = useComposer(props);
  const focus = () => field.current?.focus();
  const submit = () => {
    composer.submit();
    focus();
  };
  const add = (content: OutgoingContent) => {
    composer.add(content);
    focus();
  };
  const onKeyDown = useKeys(props, composer.text, submit);

  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }), []);
  useAutoHeight(field, composer.text);
  useCaretAtEnd(field, mode);

  return (
    <div className="parley-composer__frame">
      {mode !== undefined && (
        <ModeBar
          mode={mode}
          failure={mode.kind === "edit" ? composer.failure : undefined}
          onCancel={() => onModeChange?.(undefined)}
        />
      )}
      <form
        className="parley-composer__form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {typeof attachments === "function" ? attachments(add) : attachments}
        <Field ref={field} composer={composer} isEditing={mode?.kind === "edit"} onKeyDown={onKeyDown} />
        <SendButton isEditing={mode?.kind === "edit"} isDisabled={!composer.canSubmit} />
      </form>
    </div>
  );
}

interface FieldProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly composer: ReturnType<typeof useComposer>;
  readonly isEditing: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Field({ ref, composer: { text, left, isTooLong, write }, isEditing, onKeyDown }: FieldProps) {
  const { texts } = useLanguage();
  const countId = useId();
  return (
    <div className="parley-composer__field">
      <textarea
        ref={ref}
        rows={1}
        dir={text === "" ? undefined : "auto"}
        value={text}
        placeholder={texts.writeMessage}
        aria-label={isEditing ? texts.editing : texts.writeMessage}
        aria-describedby={left === undefined ? undefined : countId}
        aria-invalid={isTooLong || undefined}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {left !== undefined && <CharacterCount id={countId} left={left} />}
      <span className="parley-hidden" role="status">
        {isTooLong && texts.errors["too_large"]}
      </span>
    </div>
  );
}

function SendButton({ isEditing, isDisabled }: { readonly isEditing: boolean; readonly isDisabled: boolean }) {
  const { texts } = useLanguage();
  return (
    <IconButton
      type="submit"
      className="parley-composer__send"
      label={isEditing ? texts.save : texts.send}
      disabled={isDisabled}
      // The text field keeps the focus, and the phone its keyboard.
      onPointerDown={(event) => event.preventDefault()}
    >
      <SendIcon />
    </IconButton>
  );
}
