import type { Id } from "@parley/client";
import { useCallback } from "react";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { belongTogether, isOutgoing, keyOf, senderOf, startsDay, type Entries, type Entry } from "./entries.ts";
import { MessageRow } from "./MessageRow.tsx";

interface Options {
  readonly threadId: Id;
  readonly entries: Entries;
  /** The `seq` where what is new begins. */
  readonly newFrom: number | undefined;
  readonly active: string | undefined;
  readonly marked: string | undefined;
}

/** Draws the row at an index: what it needs of its neighbours is found out here, for the rows in view only. */
export function useRow({ threadId, entries, newFrom, active, marked }: Options) {
  const isGroup = useParleyState((state) => state.conversations[threadId]?.type === "group");
  return useCallback(
    (_: unknown, index: number) => {
      const { me } = entries;
      const entry = entries.at(index)!;
      const before = index === 0 ? undefined : entries.at(index - 1);
      const after = entries.at(index + 1);
      const key = keyOf(entry, me);
      const isNew = (row: Entry | undefined) => row !== undefined && !isOutgoing(row) && row.seq === newFrom;
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
