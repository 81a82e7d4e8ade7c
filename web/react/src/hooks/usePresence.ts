import type { Presence, UserId } from "@parley/client";
import { useEffect, useRef } from "react";
import { useParley, useParleyState } from "../provider/ParleyProvider.tsx";
import { ignoreRefusal } from "./useConversations.ts";
import { useParleyParts } from "./useParleyParts.ts";

/**
 * Whether somebody is there: one, or several by their ids. Asked once they are shown, and again after every reconnect; told when it changes.
 *
 * @example
 * const isOnline = usePresence("ben")?.online ?? false;
 */
export function usePresence(userId: UserId | undefined): Presence | undefined;
export function usePresence(userIds: readonly UserId[]): Readonly<Record<UserId, Presence>>;
export function usePresence(who: UserId | readonly UserId[] | undefined) {
  const ids = who === undefined ? [] : typeof who === "string" ? [who] : who;
  usePresenceLoaded(ids);
  const found = useParleyParts((state) =>
    Object.fromEntries(ids.flatMap((id) => (state.presence[id] ? [[id, state.presence[id]]] : []))),
  );
  return typeof who === "object" ? found : who === undefined ? undefined : found[who];
}

/** Asks who of these is there, without rendering when it changes. */
export function usePresenceLoaded(userIds: readonly UserId[]): void {
  const parley = useParley();
  const isOnline = useParleyState((state) => state.connection.status === "online");
  const asked = useRef({ parley, ids: new Set<UserId>() });
  const key = userIds.join("\n");
  useEffect(() => {
    if (!isOnline || asked.current.parley !== parley) asked.current = { parley, ids: new Set() };
    const known = asked.current.ids;
    const ids = isOnline ? key.split("\n").filter((id) => id !== "" && !known.has(id)) : [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = ids.slice(at, at + AT_ONCE);
      some.forEach((id) => known.add(id));
      parley.loadPresence(some).catch((error: unknown) => {
        some.forEach((id) => known.delete(id));
        ignoreRefusal(error);
      });
    }
  }, [parley, isOnline, key]);
}

/** As many as the server answers at once. */
const AT_ONCE = 100;
