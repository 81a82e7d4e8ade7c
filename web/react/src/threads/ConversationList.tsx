import { membersOf, type Id, type ParleyData, type ThreadType } from "@parley/client";
import { useCallback, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useShallow } from "zustand/react/shallow";
import { useConversations } from "../hooks/useConversations.ts";
import { usePresenceLoaded } from "../hooks/usePresence.ts";
import { titleOf } from "../hooks/useThread.ts";
import { BubblesIcon } from "../icons.tsx";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { failureText } from "../texts/failureText.ts";
import type { Texts } from "../texts/texts.ts";
import { useLanguage } from "../texts/TextsContext.tsx";
import { ConversationItem } from "./ConversationItem.tsx";
import { LoadMore } from "./LoadMore.tsx";
import { matches } from "./matching.ts";
import { SearchField } from "./SearchField.tsx";
import { EmptyState, ErrorState, ListSkeleton } from "./states.tsx";
import { useRoving } from "./useRoving.ts";

export interface ConversationListProps {
  /** What the list is of: its heading. */
  readonly heading: string;
  readonly selectedId?: Id | undefined;
  readonly onSelect: (threadId: Id) => void;
  /** Which kinds of threads are listed; default: all. */
  readonly types?: readonly ThreadType[] | undefined;
  /** Beside the heading, such as a button for new conversations. */
  readonly actions?: ReactNode;
  /** What is shown instead of an empty list. */
  readonly empty?: ReactNode;
}

/**
 * All threads, newest activity first, with a field to search them. Arrow keys, Home and End move between them, Enter opens one.
 *
 * @example
 * <ConversationList heading="Messages" selectedId={threadId} onSelect={setThreadId} />
 */
export function ConversationList({ heading, selectedId, onSelect, types, actions, empty }: ConversationListProps) {
  const { texts } = useLanguage();
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const rows = useRef<HTMLElement>(null);
  const focusField = useCallback(() => field.current?.focus(), []);
  const onKeyDown = useRoving(".parley-conversation", focusField);
  const enterList = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    rows.current?.querySelector<HTMLElement>(".parley-conversation")?.focus();
  };
  return (
    <div className="parley-conversations">
      <header className="parley-conversations__header">
        <div className="parley-conversations__bar">
          <h2 className="parley-conversations__heading">{heading}</h2>
          {actions}
        </div>
        <div onKeyDown={enterList} role="presentation">
          <SearchField label={texts.search} value={query} onChange={setQuery} fieldRef={field} />
        </div>
      </header>
      <nav className="parley-conversations__rows" aria-label={heading} ref={rows} onKeyDown={onKeyDown}>
        <Rows query={query} types={types} selectedId={selectedId} onSelect={onSelect} empty={empty} />
      </nav>
    </div>
  );
}

type RowsProps = Pick<ConversationListProps, "selectedId" | "onSelect" | "types" | "empty"> & {
  readonly query: string;
};

function Rows({ query, types, selectedId, onSelect, empty }: RowsProps) {
  const { texts } = useLanguage();
  const { phase, hasMore, loadingMore, failure, loadMore, reload } = useConversations();
  usePresenceLoaded(useParleyState(useShallow(others)));
  const ids = useParleyState(useShallow((state) => found(state, types, query, texts)));

  if (ids.length === 0 && query === "" && !hasMore) {
    if (failure !== undefined && phase === "failed") {
      return <ErrorState reason={failureText(texts, failure)} onRetry={reload} />;
    }
    if (phase !== "ready") return <ListSkeleton />;
    return (
      empty ?? <EmptyState icon={<BubblesIcon />} title={texts.noConversations} hint={texts.noConversationsHint} />
    );
  }
  const stop = selectedId !== undefined && ids.includes(selectedId) ? selectedId : ids[0];
  return (
    <>
      <ul className="parley-conversations__list" role="list">
        {ids.map((id) => (
          <ConversationItem
            key={id}
            threadId={id}
            isSelected={id === selectedId}
            isStop={id === stop}
            onSelect={onSelect}
          />
        ))}
      </ul>
      {ids.length === 0 && !hasMore && <EmptyState title={texts.noMatches} />}
      {hasMore && <LoadMore isLoading={loadingMore} onLoad={loadMore} />}
    </>
  );
}

/** The other ones of all direct conversations and orders that are here. */
function others(data: ParleyData): readonly string[] {
  return [
    ...new Set(
      data.list.ids.flatMap((id) =>
        data.conversations[id]?.type === "group"
          ? []
          : membersOf(data, id).flatMap(({ userId }) => (userId === data.me ? [] : userId)),
      ),
    ),
  ];
}

function found(data: ParleyData, types: readonly ThreadType[] | undefined, query: string, texts: Texts): readonly Id[] {
  const isListed = (id: Id) => types === undefined || types.includes(data.conversations[id]?.type ?? "direct");
  const ids = data.list.ids.filter(isListed);
  if (query.trim() === "") return ids;
  return ids.filter((id) => {
    const names = membersOf(data, id).map(({ userId, name }) => (userId === data.me ? "" : (name ?? userId)));
    return matches([titleOf(data, id, texts), ...names].join(" "), query);
  });
}
