import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Button } from "../threads/Button.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { useRowActions } from "./actions.ts";
import { canDiscard, contentOf, isOutgoing, type Entry } from "./entries.ts";
import { DeleteQuestion } from "./DeleteQuestion.tsx";
import { CopyIcon, DeleteIcon, EditIcon, ReplyIcon, RetryIcon } from "./icons.ts";
import { placeMenu } from "./placeMenu.ts";

/** What may be done with a message now. */
export interface Allowed {
  readonly reply: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
}

export interface MessageMenuProps {
  readonly entry: Entry;
  /** What it opens beside. */
  readonly anchor: HTMLElement;
  readonly allowed: Allowed;
  /** Tells those who hear the screen. */
  readonly say: (text: string) => void;
  readonly onReply: () => void;
  readonly onEdit: () => void;
  /** The message is gone, and its row with it. */
  readonly onDiscard: () => void;
  /** Closed; `isDone` where something else takes the focus. */
  readonly onClose: (isDone: boolean) => void;
}

/**
 * What can be done with one message, as a menu beside it.
 *
 * @example
 * <MessageMenu entry={message} anchor={button} allowed={allowed} say={say} onReply={reply} onEdit={edit} onDiscard={leave} onClose={close} />
 */
export function MessageMenu({ entry, anchor, onClose, ...props }: MessageMenuProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [isAsking, setAsking] = useState(false);

  useLayoutEffect(() => {
    const place = () => void (panel.current !== null && placeMenu(panel.current, anchor));
    place();
    panel.current?.querySelector("button")?.focus({ preventScroll: true });
    // Such as by the keyboard of a phone.
    window.addEventListener("resize", place);
    return () => window.removeEventListener("resize", place);
  }, [anchor, isAsking]);
  useOutside(panel, () => onClose(true));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    event.stopPropagation();
    if (event.key === "Escape" || (event.key === "Tab" && !isAsking)) {
      event.preventDefault();
      onClose(false);
    } else if (!isAsking) moveFocus(event);
  };

  return (
    <div
      ref={panel}
      role="presentation"
      className="parley-menu"
      onKeyDown={onKeyDown}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) onClose(true);
      }}
    >
      {isAsking && !isOutgoing(entry) ? (
        <DeleteQuestion messageId={entry.id} onClose={() => onClose(false)} />
      ) : (
        <MenuItems entry={entry} {...props} onClose={onClose} onDelete={() => setAsking(true)} />
      )}
    </div>
  );
}

type MenuItemsProps = Omit<MessageMenuProps, "anchor"> & { readonly onDelete: () => void };

function MenuItems({ entry, allowed, say, onReply, onEdit, onDiscard, onClose, onDelete }: MenuItemsProps) {
  const { texts } = useLanguage();
  const { retry, discard } = useRowActions();
  const copy = () =>
    void navigator.clipboard.writeText(contentOf(entry).text).then(
      () => say(texts.copied),
      () => undefined,
    );
  // `isDone` says how it closes; without it the menu stays.
  const item = (icon: ReactNode, label: string, action: () => void, isDone?: boolean, isDangerous?: boolean) => (
    <Button
      role="menuitem"
      tabIndex={-1}
      className="parley-menu__item"
      data-danger={isDangerous}
      onClick={() => {
        action();
        if (isDone !== undefined) onClose(isDone);
      }}
    >
      {icon}
      {label}
    </Button>
  );
  const remove = (clientId: string) => () => {
    discard(clientId);
    onDiscard();
  };
  return (
    <div role="menu" aria-label={texts.messageActions}>
      {allowed.reply && item(<ReplyIcon />, texts.reply, onReply, true)}
      {canCopy(entry) && item(<CopyIcon />, texts.copy, copy, false)}
      {allowed.edit && item(<EditIcon />, texts.edit, onEdit, true)}
      {allowed.delete && item(<DeleteIcon />, texts.delete, onDelete, undefined, true)}
      {isOutgoing(entry) &&
        entry.state === "failed" &&
        item(<RetryIcon />, texts.retry, () => retry(entry.clientId), false)}
      {canDiscard(entry) && item(<DeleteIcon />, texts.discard, remove(entry.clientId), true, true)}
    </div>
  );
}

/** Pages that are not served securely have no clipboard. */
export function canCopy(entry: Entry): boolean {
  return contentOf(entry).text !== "" && "clipboard" in navigator;
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll("button")];
  const at = items.findIndex((item) => item === document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items.at(next % items.length)?.focus();
}

function useOutside(panel: { current: HTMLElement | null }, onOutside: () => void) {
  const latest = useRef(onOutside);
  useEffect(() => {
    latest.current = onOutside;
  });
  useEffect(() => {
    const close = (event: Event) => {
      if (event.target instanceof Node && panel.current?.contains(event.target)) return;
      latest.current();
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("wheel", close, { passive: true });
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("wheel", close);
    };
  }, [panel]);
}
