import { useMemo, useRef } from "react";
import type { VirtualizerHandle } from "virtua";
import type { Messages } from "../hooks/useMessages.ts";
import { useParley, useParleyState } from "../provider/ParleyProvider.tsx";
import { RowActionsContext } from "./actions.ts";
import { Entries } from "./entries.ts";
import { JumpToNewest } from "./JumpToNewest.tsx";
import { ListHead } from "./ListStates.tsx";
import type { MessageListProps } from "./MessageList.tsx";
import { Rows } from "./Rows.tsx";
import { useJump } from "./useJump.ts";
import { useMessageFocus } from "./useMessageFocus.ts";
import { useMessageMenu } from "./useMessageMenu.tsx";
import { useNew } from "./useNew.ts";
import { useRow } from "./useRow.tsx";
import { useScrolling } from "./useScrolling.ts";

interface MessageScrollerProps extends MessageListProps {
  readonly messages: Messages;
  readonly say: (text: string) => void;
}

/** The messages of a thread, with what goes on above them. */
export function MessageScroller({ threadId, messages, say, onReply, onEdit, onLeave }: MessageScrollerProps) {
  const parley = useParley();
  const virtual = useRef<VirtualizerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const entries = useEntries(messages);
  const { index: startAt, from: newFrom } = useNew(threadId, messages);
  const scrolling = useScrolling({ threadId, messages, entries, startAt, virtual, scroller });
  const focus = useMessageFocus({ entries, virtual, scroller, onLeave });
  const jump = useJump({ messages, entries, say, focusAt: focus.focusAt, onJump: scrolling.leaveEnd });
  const { menu, openMenu, hasMenu } = useMessageMenu({ threadId, entries, say, onReply, onEdit, onLeave });
  const { jumpTo, marked } = jump;
  const actions = useMemo(
    () => ({ openMenu, hasMenu, jumpTo, retry: parley.retry, discard: parley.discard }),
    [openMenu, hasMenu, jumpTo, parley],
  );
  const row = useRow({ threadId, entries, newFrom, active: focus.active, marked });
  const onResize = () => {
    scrolling.onResize();
    focus.settle();
  };
  const isBusy = messages.loadingOlder || jump.isLoading;

  return (
    <RowActionsContext value={actions}>
      <div ref={scroller} className="parley-messages__scroller" {...focus.props} onAnimationEnd={jump.unmark}>
        <div className="parley-messages__fill" />
        <ListHead messages={messages} />
        <Rows
          ref={virtual}
          scroller={scroller}
          entries={entries}
          isBusy={isBusy}
          keepMounted={focus.kept}
          onScroll={scrolling.onScroll}
          onResize={onResize}
        >
          {row}
        </Rows>
      </div>
      {jump.isLoading && <span className="parley-messages__busy parley-spinner" />}
      {scrolling.below.isAway && <JumpToNewest count={scrolling.below.count} onJump={scrolling.toEnd} />}
      {menu}
    </RowActionsContext>
  );
}

function useEntries({ items, outgoing }: Messages): Entries {
  const me = useParleyState((state) => state.me);
  return useMemo(() => new Entries(items, outgoing, me), [items, outgoing, me]);
}
