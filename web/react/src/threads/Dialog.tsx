import { useEffect, useId, useRef, type ReactNode } from "react";
import { CloseIcon } from "../icons.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { IconButton } from "./Button.tsx";

/** What a dialog is called, and what is in it. */
export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** In the middle, or a sheet at the end of the screen. */
  readonly shape?: "box" | "sheet";
  readonly children: ReactNode;
}

/**
 * A modal dialog, open as long as it is there; the focus goes back to where it was.
 *
 * @example
 * {isOpen && <Dialog title={texts.details} onClose={() => setOpen(false)}>…</Dialog>}
 */
export function Dialog({ title, onClose, shape = "box", children }: DialogProps) {
  const { texts } = useLanguage();
  const dialog = useModal();
  const titleId = useId();
  // A selection that is drawn out of a field ends on the backdrop, too, but does not begin there.
  const isPressed = useRef(false);
  return (
    <dialog
      ref={dialog}
      className="parley-dialog"
      data-shape={shape}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        isPressed.current = event.target === event.currentTarget;
      }}
      onClick={(event) => isPressed.current && event.target === event.currentTarget && onClose()}
    >
      <div className="parley-dialog__content">
        <div className="parley-dialog__header">
          <h2 className="parley-dialog__title" id={titleId}>
            {title}
          </h2>
          <IconButton label={texts.close} onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </div>
        {children}
      </div>
    </dialog>
  );
}

/** Opens a dialog while it is there, and gives the focus back after it. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    // Where there is a keyboard one begins to type at once.
    if (matchMedia("(hover: hover)").matches) element?.querySelector<HTMLElement>("input[type=search]")?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return dialog;
}
