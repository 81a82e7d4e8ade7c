import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import type { Messages } from "../hooks/useMessages.ts";
import { useSend } from "../hooks/useSend.ts";
import { useParley, useParleyState } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { RowActionsContext } from "./actions.ts";
import { belongTogether, Entries, isOutgoing, keyOf, senderOf, startsDay } from "./entries.ts";
import { firstNewSeq } from "./firstNew.ts";
import { JumpToNewest } from "./JumpToNewest.tsx";
import { ListHead } from "./ListStates.tsx";
import type { MessageListProps } from "./MessageList.tsx";
import { MessageRow } from "./MessageRow.tsx";
import { useJump } from "./useJump.ts";
import { useMessageMenu } from "./useMessageMenu.tsx";
import { useRoving } from "./useRoving.ts";
import { HEAD_HEIGHT, useScrolling } from "./useScrolling.ts";

type MessageScrollerProps = MessageListProps & { readonly messages: Messages };

/** The rows that are in view, and a little around them. */
export function MessageScroller({ threadId, messages, onReply, onEdit, onLeave }: MessageScrollerProps) {
  const parley = useParley();
  const { texts } = useLanguage();
  const me = useParleyState((state) => state.me);
  const virtual = useRef<VirtualizerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [newFrom] = useState(() => firstNewSeq(parley.store.getState(), threadId));
  const entries = useMemo(
    () => new Entries(messages.items, messages.outgoing, me),
    [messages.items, messages.outgoing, me],
  );
  const scrolling = useScrolling({ threadId, messages, entries, newFrom, virtual, scroller });
  const roving = useRoving({ entries, virtual, scroller, onLeave });
  const sending = useSend(threadId);
  const { jumpTo, marked, unmark } = useJump({
    messages,
    entries,
    focusAt: roving.focusAt,
    onJump: scrolling.leaveEnd,
  });
  const { menu, openMenu } = useMessageMenu({ threadId, sending, onReply, onEdit, onLeave });
  const actions = useMemo(
    () => ({ openMenu, jumpTo, retry: sending.retry, discard: sending.discard }),
    [openMenu, jumpTo, sending.retry, sending.discard],
  );
  const renderRow = useRow(threadId, entries, newFrom, roving.active, marked);
  const isPrepended = usePrepended(messages);
  const data = useMemo(() => ({ length: entries.length }), [entries]);

  return (
    <RowActionsContext value={actions}>
      <div ref={scroller} className="parley-messages__scroller" {...roving.props} onAnimationEnd={unmark}>
        <div className="parley-messages__fill" />
        <ListHead
          messages={messages}
          hasFailed={scrolling.older.hasFailed}
          onRetry={() => void scrolling.older.retry()}
        />
        <div role="feed" aria-label={texts.messages} aria-busy={messages.loadingOlder}>
          <Virtualizer
            ref={virtual}
            scrollRef={scroller}
            data={data}
            startMargin={HEAD_HEIGHT}
            shift={isPrepended}
            keepMounted={roving.kept}
            bufferSize={600}
            onScroll={scrolling.onScroll}
            onResize={() => {
              scrolling.onResize();
              roving.settle();
            }}
          >
            {renderRow}
          </Virtualizer>
        </div>
      </div>
      {scrolling.below.isAway && <JumpToNewest count={scrolling.below.count} onJump={() => scrolling.toEnd()} />}
      {menu}
    </RowActionsContext>
  );
}

/** Draws the row at an index: what it needs of its neighbours is found out here, for the rows in view only. */
function useRow(
  threadId: string,
  entries: Entries,
  newFrom: number | undefined,
  active: string | undefined,
  marked: string | undefined,
) {
  const isGroup = useParleyState((state) => state.conversations[threadId]?.type === "group");
  return useCallback(
    (_: unknown, index: number) => {
      const { me } = entries;
      const entry = entries.at(index)!;
      const before = index === 0 ? undefined : entries.at(index - 1);
      const after = entries.at(index + 1);
      const key = keyOf(entry, me);
      const isNew = (row: typeof after) => row !== undefined && !isOutgoing(row) && row.seq === newFrom;
      return (
        <MessageRow
          key={key}
          threadId={threadId}
          entry={entry}
          isOwn={senderOf(entry, me) === me}
          isGroup={isGroup}
          startsDay={startsDay(entry, before)}
          startsNew={isNew(entry)}
          isFirst={isNew(entry) || !belongTogether(before, entry, me)}
          isLast={isNew(after) || !belongTogether(entry, after, me)}
          isActive={key === active}
          isMarked={key === marked}
          rowKey={key}
        />
      );
    },
    [threadId, entries, newFrom, active, marked, isGroup],
  );
}

/** Whether this render has older messages than the last one: then the place is kept from the end. */
function usePrepended({ items }: Messages): boolean {
  const first = items[0]?.seq;
  const known = useRef(first);
  useLayoutEffect(() => {
    known.current = first;
  }, [first]);
  return first !== undefined && known.current !== undefined && first < known.current;
}
