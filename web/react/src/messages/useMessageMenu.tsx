import type { Id, Message } from "@parley/client";
import { useCallback, useEffect, useState } from "react";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { canDiscard, isOutgoing, keyOf, type Entries, type Entry } from "./entries.ts";
import { canCopy, MessageMenu, type Allowed } from "./MessageMenu.tsx";

interface Options {
  readonly threadId: Id;
  readonly entries: Entries;
  readonly say: (text: string) => void;
  readonly onReply: ((message: Message) => void) | undefined;
  readonly onEdit: ((message: Message) => void) | undefined;
  readonly onLeave: (() => void) | undefined;
}

/** What the menu is open for, and beside. */
interface Open {
  readonly key: string;
  readonly anchor: HTMLElement;
  readonly row: HTMLElement | null;
}

/** The one menu of the list, and what opens it. */
export function useMessageMenu({ threadId, entries, say, onReply, onEdit, onLeave }: Options) {
  const { me } = entries;
  const [open, setOpen] = useState<Open>();
  const allowedOf = useAllowed(threadId, me, onReply !== undefined, onEdit !== undefined);
  const hasMenu = useCallback(
    (entry: Entry) => canDiscard(entry) || canCopy(entry) || Object.values(allowedOf(entry)).includes(true),
    [allowedOf],
  );
  const openMenu = useCallback(
    (entry: Entry, anchor: HTMLElement) => {
      setOpen({ key: keyOf(entry, me), anchor, row: anchor.closest<HTMLElement>("[data-row]") });
    },
    [me],
  );
  const entry = open && entries.at(entries.indexOf(open.key));
  const hasItems = entry !== undefined && hasMenu(entry);

  // What there was to do may be gone while it is open.
  useEffect(() => {
    if (open === undefined || hasItems) return;
    setOpen(undefined);
    focusRow(open);
  }, [open, hasItems]);

  const menu = open !== undefined && hasItems && (
    <MessageMenu
      entry={entry}
      anchor={open.anchor}
      allowed={allowedOf(entry)}
      say={say}
      onReply={() => isOutgoing(entry) || onReply?.(entry)}
      onEdit={() => isOutgoing(entry) || onEdit?.(entry)}
      onDiscard={() => onLeave?.()}
      onClose={(isDone) => {
        setOpen(undefined);
        if (!isDone) focusRow(open);
      }}
    />
  );
  return { menu, openMenu, hasMenu };
}

/** What may be done with a message; the same function as long as that does not change. */
function useAllowed(threadId: Id, me: string | undefined, replies: boolean, edits: boolean) {
  const canReply = useParleyState((state) => state.conversations[threadId]?.capabilities.send.allowed) && replies;
  const canEdit = useParleyState((state) => state.conversations[threadId]?.capabilities.edit) && edits;
  return useCallback(
    (entry: Entry): Allowed => {
      const isThere = !isOutgoing(entry) && entry.deletedAt === undefined;
      const isOwn = isThere && entry.senderId === me;
      return {
        reply: isThere && canReply === true,
        edit: isOwn && entry.text !== "" && canEdit === true,
        delete: isOwn,
      };
    },
    [me, canReply, canEdit],
  );
}

function focusRow({ row }: Open) {
  row?.focus({ preventScroll: true });
}
