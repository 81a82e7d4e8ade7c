import type { Id } from "@parley/client";
import type { KeyboardEvent, ReactNode } from "react";
import { BubblesIcon } from "../icons.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { ConnectionBanner } from "../threads/ConnectionBanner.tsx";
import { ConversationList } from "../threads/ConversationList.tsx";
import { EmptyState } from "../threads/states.tsx";
import type { ScreenProps } from "./props.ts";
import { Root } from "./Root.tsx";
import { ThreadPane } from "./ThreadPane.tsx";
import { useGone, usePanes } from "./usePanes.ts";
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
  types,
  people,
  attachments,
  className,
  ...selection
}: ScreenLayoutProps) {
  const { texts } = useLanguage();
  const [threadId, select] = useSelection(selection);
  const panes = usePanes(threadId);
  useGone(threadId, select);
  const close = () => select(undefined);
  return (
    <Root screen={screen} className={className}>
      <div className="parley-screen" data-open={threadId !== undefined || undefined}>
        <div className="parley-screen__list" ref={panes.list}>
          <ConversationList
            heading={heading}
            types={types}
            selectedId={threadId}
            onSelect={select}
            actions={actions?.(select)}
            empty={empty}
          />
        </div>
        <Window panes={panes} onLeave={() => (panes.isNarrow() ? close() : panes.focusList())}>
          {threadId === undefined ? (
            <EmptyState icon={<BubblesIcon />} title={texts.chooseConversation} hint={texts.chooseConversationHint} />
          ) : (
            <ThreadPane key={threadId} threadId={threadId} people={people} attachments={attachments} onBack={close} />
          )}
        </Window>
        <ConnectionBanner />
      </div>
    </Root>
  );
}

interface WindowProps {
  readonly panes: ReturnType<typeof usePanes>;
  /** Escape was pressed, and nothing in the window wanted it. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

function Window({ panes, onLeave, children }: WindowProps) {
  const { texts } = useLanguage();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onLeave();
  };
  return (
    <div
      className="parley-screen__window"
      role="group"
      aria-label={texts.messages}
      ref={panes.window}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}
