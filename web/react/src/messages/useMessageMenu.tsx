import type { Id, Message } from "@parley/client";
import { useCallback, useState } from "react";
import type { Sending } from "../hooks/useSend.ts";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { isOutgoing, type Entry } from "./entries.ts";
import { hasMenu, MessageMenu, type Allowed } from "./MessageMenu.tsx";

interface Options {
  readonly threadId: Id;
  readonly sending: Sending;
  readonly onReply: ((message: Message) => void) | undefined;
  readonly onEdit: ((message: Message) => void) | undefined;
  readonly onLeave: (() => void) | undefined;
}

/** The one menu of the list, and what opens it. */
export function useMessageMenu({ threadId, sending, onReply, onEdit, onLeave }: Options) {
  const me = useParleyState((state) => state.me);
  const capabilities = useParleyState((state) => state.conversations[threadId]?.capabilities);
  const [open, setOpen] = useState<{ readonly entry: Entry; readonly anchor: HTMLElement }>();
  const { clearFailure } = sending;

  const openMenu = useCallback(
    (entry: Entry, anchor: HTMLElement) => {
      clearFailure();
      setOpen({ entry, anchor });
    },
    [clearFailure],
  );
  const close = (isDone: boolean) => {
    setOpen(undefined);
    if (!isDone) open?.anchor.closest<HTMLElement>("[data-row]")?.focus({ preventScroll: true });
  };

  const menu = open && hasMenu(open.entry, allowedOf(open.entry)) && (
    <MessageMenu
      entry={open.entry}
      anchor={open.anchor}
      allowed={allowedOf(open.entry)}
      sending={sending}
      onReply={() => isOutgoing(open.entry) || onReply?.(open.entry)}
      onEdit={() => isOutgoing(open.entry) || onEdit?.(open.entry)}
      onDiscard={() => onLeave?.()}
      onClose={close}
    />
  );
  return { menu, openMenu };

  function allowedOf(entry: Entry): Allowed {
    if (isOutgoing(entry) || entry.deletedAt !== undefined) return { reply: false, edit: false, delete: false };
    const isOwn = entry.senderId === me;
    return {
      reply: onReply !== undefined && capabilities?.send.allowed === true,
      edit: onEdit !== undefined && isOwn && entry.text !== "" && capabilities?.edit === true,
      delete: isOwn,
    };
  }
}
