import { membersOf, type Id, type ParleyData, type ThreadType } from "@parley/client";
import { useMemo } from "react";
import { remembered } from "../hooks/remembered.ts";
import { useListProgress } from "../hooks/useConversations.ts";
import { usePresenceLoaded } from "../hooks/usePresence.ts";
import { titleOf } from "../hooks/useThread.ts";
import { BubblesIcon } from "../icons.tsx";
import { failureText } from "../texts/failureText.ts";
import type { Texts } from "../texts/texts.ts";
import { useLanguage } from "../texts/TextsContext.tsx";
import { ConversationItem } from "./ConversationItem.tsx";
import type { ConversationListProps } from "./ConversationList.tsx";
import { LoadMore } from "./LoadMore.tsx";
import { matches } from "./matching.ts";
import { EmptyState, ErrorState, ListSkeleton } from "./states.tsx";
import { useParleyParts } from "../hooks/useParleyParts.ts";

type ConversationRowsProps = Pick<ConversationListProps, "selectedId" | "onSelect" | "types" | "empty"> & {
  readonly query: string;
};

/** The threads of a list that are asked for, or why there are none. */
export function ConversationRows({ query, types, selectedId, onSelect, empty }: ConversationRowsProps) {
  const { texts } = useLanguage();
  const { phase, hasMore, loadingMore, failure, loadMore, reload } = useListProgress();
  usePresenceLoaded(useParleyParts(others));
  const find = useMemo(() => finding(types, query, texts), [types, query, texts]);
  const ids = useParleyParts(find);

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
      {(hasMore || failure) && (
        <LoadMore isLoading={loadingMore} failure={failure} shown={ids.length} onLoad={hasMore ? loadMore : reload} />
      )}
    </>
  );
}

/** The other ones of all direct conversations and orders that are here. */
const others = remembered(
  ({ list, members, me }) => [list.ids, members, me],
  (data) => [
    ...new Set(
      data.list.ids.flatMap((id) =>
        data.conversations[id]?.type === "group"
          ? []
          : membersOf(data, id).flatMap(({ userId }) => (userId === data.me ? [] : userId)),
      ),
    ),
  ],
);

/** Which threads are of the types, and have what is searched in their titles or members. */
function finding(types: readonly ThreadType[] | undefined, query: string, texts: Texts) {
  const isListed = (data: ParleyData, id: Id) =>
    types === undefined || types.includes(data.conversations[id]?.type ?? "direct");
  const isFound = (data: ParleyData, id: Id) => {
    const names = membersOf(data, id).map(({ userId, name }) => (userId === data.me ? "" : (name ?? userId)));
    return matches([titleOf(data, id, texts), ...names].join(" "), query);
  };
  const isAll = query.trim() === "";
  return remembered(
    ({ list, conversations, members, me }) => (isAll && !types ? [list.ids] : [list.ids, conversations, members, me]),
    (data) => data.list.ids.filter((id) => isListed(data, id) && (isAll || isFound(data, id))),
  );
}
