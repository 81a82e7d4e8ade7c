import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { Sending } from "../hooks/useSend.ts";
import { useLanguage } from "../texts/TextsContext.tsx";
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
  readonly sending: Sending;
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
 * <MessageMenu entry={message} anchor={button} allowed={allowed} sending={sending} say={say} onReply={reply} onEdit={edit} onDiscard={leave} onClose={close} />
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
        <DeleteQuestion messageId={entry.id} sending={props.sending} onClose={() => onClose(false)} />
      ) : (
        <MenuItems entry={entry} {...props} onClose={onClose} onDelete={() => setAsking(true)} />
      )}
    </div>
  );
}

type MenuItemsProps = Omit<MessageMenuProps, "anchor"> & { readonly onDelete: () => void };

function MenuItems({ entry, allowed, sending, say, onReply, onEdit, onDiscard, onClose, onDelete }: MenuItemsProps) {
  const { texts } = useLanguage();
  const { text } = contentOf(entry);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say(texts.copied),
      () => undefined,
    );
  const then = (action: () => void, isDone: boolean) => () => {
    action();
    onClose(isDone);
  };
  return (
    <div role="menu" aria-label={texts.messageActions}>
      {allowed.reply && <Item icon={<ReplyIcon />} label={texts.reply} onPick={then(onReply, true)} />}
      {canCopy(entry) && <Item icon={<CopyIcon />} label={texts.copy} onPick={then(() => void copy(), false)} />}
      {allowed.edit && <Item icon={<EditIcon />} label={texts.edit} onPick={then(onEdit, true)} />}
      {allowed.delete && <Item icon={<DeleteIcon />} label={texts.delete} isDangerous onPick={onDelete} />}
      {isOutgoing(entry) && entry.state === "failed" && (
        <Item icon={<RetryIcon />} label={texts.retry} onPick={then(() => sending.retry(entry.clientId), false)} />
      )}
      {canDiscard(entry) && (
        <Item
          icon={<DeleteIcon />}
          label={texts.discard}
          isDangerous
          onPick={then(() => {
            sending.discard(entry.clientId);
            onDiscard();
          }, true)}
        />
      )}
    </div>
  );
}

/** Pages that are not served securely have no clipboard. */
export function canCopy(entry: Entry): boolean {
  return contentOf(entry).text !== "" && "clipboard" in navigator;
}

interface ItemProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly isDangerous?: boolean;
  readonly onPick: () => void;
}

function Item({ icon, label, isDangerous, onPick }: ItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className="parley-menu__item"
      data-danger={isDangerous}
      onClick={onPick}
    >
      {icon}
      {label}
    </button>
  );
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
