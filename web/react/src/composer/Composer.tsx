import type { Id, Message, OutgoingContent } from "@parley/client";
import { useCallback, useRef, type ReactNode, type Ref } from "react";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { ClosedNotice, ClosesSoon } from "./ClosedNotice.tsx";
import { ComposerForm } from "./ComposerForm.tsx";

/** What the text field is for, other than a new message. */
export interface ComposerMode {
  readonly kind: "reply" | "edit";
  readonly message: Message;
}

/** What others may do with the text field. */
export interface ComposerHandle {
  focus(): void;
}

export interface ComposerProps {
  readonly threadId: Id;
  readonly mode?: ComposerMode | undefined;
  readonly onModeChange?: (mode: ComposerMode | undefined) => void;
  /** What stands beside the text field; a function gets what sends a picture or file. */
  readonly attachments?: ReactNode | ((add: (content: OutgoingContent) => void) => ReactNode);
  readonly ref?: Ref<ComposerHandle>;
}

/**
 * Where messages are written; where nobody may write, the reason stands in its place.
 *
 * @example
 * <Composer threadId={threadId} />
 */
export function Composer(props: ComposerProps) {
  const send = useParleyState((state) => state.conversations[props.threadId]?.capabilities.send);
  // When the field goes while one writes, the focus goes to what says why.
  const hasFocus = useRef(false);
  const keepFocus = useCallback((notice: HTMLElement | null) => {
    if (hasFocus.current) notice?.focus();
    hasFocus.current = false;
  }, []);
  if (send === undefined) return null;
  if (!send.allowed) return <ClosedNotice ref={keepFocus} reason={send.reason} />;
  return (
    <div
      className="parley-composer"
      onFocus={() => void (hasFocus.current = true)}
      onBlur={({ target }) => void (hasFocus.current = target === document.activeElement)}
    >
      {send.until !== undefined && <ClosesSoon until={send.until} />}
      <ComposerForm key={props.threadId} {...props} />
    </div>
  );
}
