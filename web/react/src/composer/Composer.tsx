import { useCallback, useRef } from "react";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { ClosedNotice, ClosesSoon } from "./ClosedNotice.tsx";
import { ComposerForm } from "./ComposerForm.tsx";
import type { ComposerProps } from "./props.ts";

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
