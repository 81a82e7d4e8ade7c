import type { Id, ThreadType } from "@parley/client";
import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useLanguage } from "../texts/TextsContext.tsx";
import { ConversationRows } from "./ConversationRows.tsx";
import { SearchField } from "./SearchField.tsx";
import { listKeys } from "./listKeys.ts";

/** What is listed, and what happens when one is chosen. */
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
  const onKeyDown = listKeys(".parley-conversation", () => field.current?.focus());
  const enterList = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" || event.nativeEvent.isComposing) return;
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
        <ConversationRows query={query} types={types} selectedId={selectedId} onSelect={onSelect} empty={empty} />
      </nav>
    </div>
  );
}
