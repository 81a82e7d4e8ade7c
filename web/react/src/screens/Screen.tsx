import type { Id } from "@parley/client";
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { BubblesIcon } from "../icons.tsx";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { ConnectionBanner } from "../threads/ConnectionBanner.tsx";
import { ConversationList } from "../threads/ConversationList.tsx";
import { EmptyState } from "../threads/states.tsx";
import type { ScreenProps } from "./props.ts";
import { Root } from "./Root.tsx";
import { ThreadPane } from "./ThreadPane.tsx";
import { useSelection } from "./useSelection.ts";

export interface ScreenLayoutProps extends ScreenProps {
  readonly screen: string;
  readonly heading: string;
  readonly actions?: (select: (threadId: Id) => void) => ReactNode;
  readonly empty?: ReactNode;
}

/** The list of threads and the window of one: side by side, or one at a time where there is no room for both. */
export function Screen({
  screen,
  heading,
  actions,
  empty,
  people,
  attachments,
  className,
  ...selection
}: ScreenLayoutProps) {
  const { texts } = useLanguage();
  const [threadId, select] = useSelection(selection);
  const panes = usePanes(threadId);
  useGone(threadId, select);
  const back = () => {
    if (panes.isNarrow()) select(undefined);
    else panes.focusList();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    back();
  };
  return (
    <Root screen={screen} className={className}>
      <div className="parley-screen" data-open={threadId !== undefined || undefined}>
        <div className="parley-screen__list" ref={panes.list}>
          <ConversationList
            heading={heading}
            selectedId={threadId}
            onSelect={select}
            actions={actions?.(select)}
            empty={empty}
          />
        </div>
        <div
          className="parley-screen__window"
          role="group"
          aria-label={texts.messages}
          ref={panes.window}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {threadId === undefined ? (
            <EmptyState icon={<BubblesIcon />} title={texts.chooseConversation} hint={texts.chooseConversationHint} />
          ) : (
            <ThreadPane
              key={threadId}
              threadId={threadId}
              people={people}
              attachments={attachments}
              onBack={() => select(undefined)}
            />
          )}
        </div>
        <ConnectionBanner />
      </div>
    </Root>
  );
}

/** Where the focus goes: into a thread that is opened, and back to its place in the list. */
function usePanes(threadId: Id | undefined) {
  const list = useRef<HTMLDivElement>(null);
  const window = useRef<HTMLDivElement>(null);
  const before = useRef(threadId);
  const isNarrow = () => list.current !== null && getComputedStyle(list.current).display === "none";
  const focusList = (id = threadId) =>
    [...(list.current?.querySelectorAll<HTMLElement>("[data-thread]") ?? [])]
      .find(({ dataset }) => dataset["thread"] === id)
      ?.focus();
  // On a phone the field would bring up the keyboard.
  const enter = () => {
    const field = isNarrow() ? null : window.current?.querySelector("textarea");
    (field ?? window.current)?.focus();
  };
  useEffect(() => {
    if (before.current === threadId) return;
    const last = before.current;
    before.current = threadId;
    if (threadId === undefined) focusList(last);
    else enter();
  });
  return { list, window, isNarrow, focusList };
}

/** Leaves a thread that one is no longer in. */
function useGone(threadId: Id | undefined, select: (threadId: Id | undefined) => void): void {
  const isKnown = useParleyState(
    (state) =>
      threadId !== undefined && (state.conversations[threadId] !== undefined || state.list.ids.includes(threadId)),
  );
  const known = useRef<Id>(undefined);
  useEffect(() => {
    if (isKnown) known.current = threadId;
    else if (threadId !== undefined && known.current === threadId) select(undefined);
  }, [isKnown, threadId, select]);
}
