import type { UserId } from "@parley/client";
import { useEffect, useRef, useState } from "react";
import { remembered } from "../hooks/remembered.ts";
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

const NOBODY: readonly Person[] = [];

/**
 * Those who match a query, without oneself. Where a host gives nobody, those who are already known from the threads.
 *
 * @example
 * const { people, isLoading } = usePeople(colleagues, query);
 */
export function usePeople(source: People | undefined, query: string): FoundPeople {
  const me = useParleyState((state) => state.me);
  const [acquaintances] = useState(rememberAcquaintances);
  const known = useParleyState((state) => (source === undefined ? acquaintances(state) : NOBODY));
  const answer = useSearch(typeof source === "function" ? source : undefined, query);
  const found = answer?.people ?? ((source ?? known) as readonly Person[]).filter(({ name }) => matches(name, query));
  return {
    people: found.filter(({ userId }) => userId !== me).slice(0, MOST),
    isLoading: answer !== undefined && answer.query !== query,
    isFailed: answer?.isFailed ?? false,
  };
}

const UNASKED = { query: undefined as string | undefined, people: NOBODY, isFailed: false };

/** The newest answer, with the query that it is an answer to; nothing where nobody searches. */
function useSearch(search: Extract<People, (query: string) => unknown> | undefined, query: string) {
  const newest = useRef(search);
  const isSearched = search !== undefined;
  const [answer, setAnswer] = useState(UNASKED);
  // A host may write its function in place, a new one at every render: that is no reason to search again.
  useEffect(() => {
    newest.current = search;
  });
  useEffect(() => {
    if (!isSearched) return;
    let isWanted = true;
    const show = (people: readonly Person[], isFailed: boolean) => isWanted && setAnswer({ query, people, isFailed });
    const timer = setTimeout(
      () =>
        newest.current?.(query).then(
          (people) => show(people, false),
          () => show(NOBODY, true),
        ),
      query === "" ? 0 : PAUSE,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [isSearched, query]);
  return isSearched ? answer : undefined;
}

/** Everybody in the threads that are here, by name where they have one. */
const rememberAcquaintances = () =>
  remembered(
    ({ members }) => [members],
    ({ members }): readonly Person[] => {
      const all = new Map<UserId, Person>();
      for (const { userId, name } of Object.values(members).flat()) {
        if (!all.has(userId)) all.set(userId, { userId, name: name ?? userId });
      }
      return [...all.values()];
    },
  );
