import { asRefusal } from "../failure.ts";
import type { Id } from "../model.ts";
import type { Remote } from "../remote.ts";
import type { Typing } from "../sending/typing.ts";
import type { Change } from "../store/change.ts";
import { nameOf } from "../store/selectors.ts";
import type { ParleyData } from "../store/state.ts";
import type { CatchUp } from "./catchUp.ts";
import type { Threads } from "./threads.ts";

/** Takes an event of the server. */
export type Hear = (name: string, payload: unknown) => void;

/** What the server tells goes into the store, and where something before it is missing, that is asked for. */
export function createHear(remote: Remote, threads: Threads, catchUp: CatchUp, typing: Typing): Hear {
  const { words, store } = remote;

  // Away, everything is loaded again at the return; what one may not see is not shown.
  const refresh = (threadId: Id) => void threads.refresh(threadId).catch(asRefusal);

  const fill = (threadId: Id) => {
    const { messages, list, conversations } = store.data;
    if (messages[threadId]?.phase === "ready") catchUp.repair(threadId);
    else if (list.phase !== "idle" || threadId in messages || threadId in conversations) refresh(threadId);
    // What is missing was not counted.
    threads.countSoon();
  };

  return (name, payload) => {
    const change = words.events[name]?.(payload as never);
    if (change === undefined) return;

    const { threadId, rev } = placeOf(change);
    if (rev !== undefined && isGap(store.data, change, threadId, rev)) fill(threadId);
    if (change.type === "thread") threads.show(change.view);
    else store.apply(change);
    if (change.type === "typing") typing.hear(threadId, change.userId, change.on);
    if (change.type === "memberAdded" && !isNamed(store.data, threadId, change.member.userId)) refresh(threadId);
  };
}

/** Whether something of the thread that happened before the change `rev` is not known. */
function isGap({ conversations, messages }: ParleyData, { type }: Change, threadId: Id, rev: number): boolean {
  const timeline = messages[threadId];
  const isReady = timeline?.phase === "ready";
  // A thread may be read later than the event that changed it, together with changes that are yet to be told.
  if (type === "thread") return isReady && rev > timeline.rev;
  const known = isReady ? timeline : conversations[threadId];
  // Who has left a thread hears of it once more.
  return known === undefined ? type !== "memberRemoved" : rev > known.rev + 1;
}

/** Events do not say what new members are called. */
function isNamed(data: ParleyData, threadId: Id, userId: string): boolean {
  return !(threadId in data.conversations) || nameOf(data, threadId, userId) !== userId;
}

/** Which change of which thread is told; presence is of none. */
function placeOf(change: Change): { readonly threadId: Id; readonly rev?: number } {
  if ("message" in change) return change.message;
  if ("view" in change) return { threadId: change.view.summary.id, rev: change.view.summary.rev };
  return { threadId: "", ...change };
}
