import type { ParleyData, UserId } from "@parley/client";
import { useEffect, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { useParleyState } from "../provider/ParleyProvider.tsx";
import { matches } from "./matching.ts";

/** Somebody whom one can write to. */
export interface Person {
  readonly userId: UserId;
  readonly name: string;
}

/** All of them, or what searches them. */
export type People = readonly Person[] | ((query: string) => Promise<readonly Person[]>);

const MOST = 50;
const PAUSE = 200;

export interface FoundPeople {
  readonly people: readonly Person[];
  readonly isLoading: boolean;
  readonly isFailed: boolean;
}

const SEARCHING: FoundPeople = { people: [], isLoading: true, isFailed: false };

/**
 * Those who match a query, without oneself. Where a host gives nobody, those who are already known from the threads.
 *
 * @example
 * const { people, isLoading } = usePeople(colleagues, query);
 */
export function usePeople(source: People | undefined, query: string): FoundPeople {
  const me = useParleyState((state) => state.me);
  const known = useParleyState(useShallow((state) => (source === undefined ? acquaintances(state) : [])));
  const search = typeof source === "function" ? source : undefined;
  const [answer, setAnswer] = useState(SEARCHING);
  useEffect(() => {
    if (search === undefined) return;
    let isWanted = true;
    const timer = setTimeout(
      () =>
        search(query).then(
          (people) => isWanted && setAnswer({ people, isLoading: false, isFailed: false }),
          () => isWanted && setAnswer({ people: [], isLoading: false, isFailed: true }),
        ),
      query === "" ? 0 : PAUSE,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [search, query]);

  const found = search ? answer.people : listed(source, known).filter(({ name }) => matches(name, query));
  return {
    people: found.filter(({ userId }) => userId !== me).slice(0, MOST),
    isLoading: search !== undefined && answer.isLoading,
    isFailed: search !== undefined && answer.isFailed,
  };
}

function listed(source: People | undefined, known: readonly (string | Person)[]): readonly Person[] {
  if (Array.isArray(source)) return source as readonly Person[];
  return known.map((person) => (typeof person === "string" ? { userId: person, name: person } : person));
}

/** Everybody in the threads that are here: members where they have a name, ids where not. */
function acquaintances(data: ParleyData): readonly (UserId | Person)[] {
  const all = new Map<UserId, UserId | Person>();
  for (const member of Object.values(data.members).flat()) {
    if (!all.has(member.userId)) all.set(member.userId, member.name === undefined ? member.userId : (member as Person));
  }
  return [...all.values()];
}
