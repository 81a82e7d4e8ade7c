import { nameOf, type Id } from "@parley/client";
import { IconButton } from "../threads/Button.tsx";
import {
  memo,
  useId,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type SyntheticEvent,
} from "react";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { useRowActions } from "./actions.ts";
import { Bubble } from "./Bubble.tsx";
import { momentOf } from "./dates.ts";
import { DaySeparator } from "./DaySeparator.tsx";
import { contentOf, isOutgoing, type Entry } from "./entries.ts";
import { FailedNote } from "./FailedNote.tsx";
import { MoreIcon } from "./icons.ts";
import { SenderAvatar } from "./SenderAvatar.tsx";

export interface MessageRowProps {
  readonly threadId: Id;
  readonly entry: Entry;
  readonly isOwn: boolean;
  /** Whether the thread has more than two people, so that senders must be named. */
  readonly isGroup: boolean;
  readonly startsDay: boolean;
  /** Whether the messages that were new when the thread was opened begin here. */
  readonly startsNew: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Whether it is the one that the keyboard is at. */
  readonly isActive: boolean;
  /** Whether one has just jumped to it. */
  readonly isMarked: boolean;
  /** Names the row for the keyboard. */
  readonly rowKey: string;
}

/**
 * A row of the list: a message, and above it the day and the beginning of what is new.
 *
 * Rendered again only when something about this message changes.
 */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { texts } = useLanguage();
  const { entry, startsDay, startsNew } = props;
  return (
    <div className="parley-row" data-first={props.isFirst} data-last={props.isLast}>
      {startsDay && <DaySeparator at={entry.createdAt} />}
      {startsNew && <div className="parley-new">{texts.newMessages}</div>}
      {!isOutgoing(entry) && entry.kind === "system" ? <SystemMessage {...props} /> : <UserMessage {...props} />}
    </div>
  );
});

function SystemMessage({ entry, isActive, rowKey }: MessageRowProps) {
  const { locale } = useLanguage();
  const id = useId();
  return (
    <div
      className="parley-system"
      role="article"
      dir="auto"
      tabIndex={isActive ? 0 : -1}
      data-row={rowKey}
      aria-label={momentOf(entry.createdAt, locale)}
      aria-describedby={id}
    >
      <span id={id}>{contentOf(entry).text}</span>
    </div>
  );
}

function UserMessage(props: MessageRowProps) {
  const { threadId, entry, isOwn, isGroup, isFirst, isLast, isActive, isMarked, rowKey } = props;
  const { locale, texts } = useLanguage();
  const name = useParleyState((state) => (isOutgoing(entry) ? "" : nameOf(state, threadId, entry.senderId)));
  const { hasMenu, openMenu } = useRowActions();
  const id = useId();
  const menu = useMenu(entry);
  const isNamed = isGroup && !isOwn;
  return (
    <div
      className="parley-message"
      role="article"
      tabIndex={isActive ? 0 : -1}
      data-row={rowKey}
      data-own={isOwn}
      data-marked={isMarked || undefined}
      aria-label={texts.messageFrom(isOwn ? texts.you : name, momentOf(entry.createdAt, locale))}
      aria-describedby={id}
      aria-posinset={isOutgoing(entry) ? undefined : entry.seq}
      aria-setsize={isOutgoing(entry) ? undefined : -1}
      {...menu}
    >
      {isNamed && !isOutgoing(entry) && <SenderAvatar userId={entry.senderId} name={name} isShown={isLast} />}
      <div className="parley-message__stack">
        {isNamed && isFirst && <bdi className="parley-message__sender">{name}</bdi>}
        <div className="parley-message__line">
          <Bubble threadId={threadId} entry={entry} isOwn={isOwn} isReachable={isActive} id={id} />
          {hasMenu(entry) && (
            <IconButton
              className="parley-message__more"
              label={texts.messageActions}
              aria-haspopup="menu"
              tabIndex={isActive ? 0 : -1}
              onClick={(event) => openMenu(entry, event.currentTarget)}
            >
              <MoreIcon />
            </IconButton>
          )}
        </div>
        {isOutgoing(entry) && entry.state === "failed" && <FailedNote message={entry} />}
      </div>
    </div>
  );
}

/** Enter, the menu key and a long press open the menu of a message. */
function useMenu(entry: Entry) {
  const { openMenu } = useRowActions();
  const touched = useRef(false);
  const open = (event: SyntheticEvent<HTMLElement>) => {
    event.preventDefault();
    openMenu(entry, event.currentTarget.querySelector<HTMLElement>(".parley-bubble") ?? event.currentTarget);
  };
  return {
    onPointerDown: ({ pointerType }: PointerEvent) => void (touched.current = pointerType === "touch"),
    onContextMenu: (event: MouseEvent<HTMLElement>) => {
      if (touched.current && (event.target as Element).closest("a") === null) open(event);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const { key, shiftKey, target, currentTarget } = event;
      const isMenuKey = key === "Enter" || key === "ContextMenu" || (key === "F10" && shiftKey);
      if (isMenuKey && target === currentTarget) open(event);
    },
  };
}
