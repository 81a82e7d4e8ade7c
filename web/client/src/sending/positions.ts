import { asRefusal } from "../failure.ts";
import type { Id, Message } from "../model.ts";
import { pathOf, type Remote } from "../remote.ts";

/** How long positions are collected, in milliseconds, and how many are told at once: a server counts events. */
const PAUSE = 250;
const AT_ONCE = 5;

/** How long to wait after one was not taken, in milliseconds. */
const RETRY = 2_000;

type What = "delivered" | "read";

interface Reached {
  readonly what: What;
  readonly threadId: Id;
  readonly messageId: Id;
  readonly seq: number;
}

/** How far one has come. */
export interface Positions {
  /** A message of somebody else has arrived here. */
  delivered(message: Message): void;
  /** Everything up to a place in a thread has been seen. */
  seen(threadId: Id, upToSeq: number): void;
  /** Tells nothing until it is resumed. */
  stop(): void;
  /** Tells what could not be told while there was no connection. */
  resume(): void;
  /** They were another user's. */
  forget(): void;
}

/** Tells the server how far one has come: the furthest position of each thread, once, however many messages lie before it. */
export function createPositions(remote: Remote): Positions {
  const { words, link, rest, store } = remote;
  const waiting = new Map<string, Reached>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const send = async ({ what, threadId, messageId }: Reached): Promise<boolean> => {
    const emission = what === "delivered" ? words.delivered(threadId, messageId) : words.read?.(threadId, messageId);
    try {
      if (emission !== undefined && link.isOnline) await link.ask(emission);
      else await rest.call("POST", pathOf(remote, threadId, `/${what}`), { messageId });
      return true;
    } catch (error) {
      const { isTemporary, code } = asRefusal(error);
      // A position of a thread that one is no longer in, say, need not be told again.
      return !isTemporary && code !== "rate_limited";
    }
  };

  const tell = async () => {
    const now = [...waiting].slice(0, AT_ONCE);
    for (const [key] of now) waiting.delete(key);
    const told = await Promise.all(now.map(([, reached]) => send(reached)));
    timer = undefined;
    now.forEach(([key, reached], index) => {
      if (!told[index] && !waiting.has(key)) waiting.set(key, reached);
    });
    // What failed waits a little, or for the connection to come back, which resumes.
    const hasFailed = told.includes(false);
    if (!hasFailed || link.isOnline) plan(hasFailed ? RETRY : PAUSE);
  };

  const plan = (wait = PAUSE) => {
    if (waiting.size > 0 && !isStopped) timer ??= setTimeout(() => void tell(), wait);
  };

  const put = (reached: Reached) => {
    const key = `${reached.what} ${reached.threadId}`;
    if ((waiting.get(key)?.seq ?? 0) >= reached.seq) return;
    waiting.set(key, reached);
    plan();
  };

  return {
    delivered({ threadId, id: messageId, seq, senderId }) {
      const { me, receipts } = store.data;
      if (me === undefined || senderId === me) return;
      // Lists do not name all members of large groups, of whom one may be one.
      if (seq <= (receipts[threadId]?.positions[me]?.deliveredSeq ?? 0)) return;
      put({ what: "delivered", threadId, messageId, seq });
    },
    seen(threadId, upToSeq) {
      const { me, receipts, messages, conversations } = store.data;
      const last = conversations[threadId]?.lastMessage;
      const items = messages[threadId]?.items ?? (last === undefined ? [] : [last]);
      const { id, seq = 0 } = items.findLast((item) => item.seq <= upToSeq) ?? {};
      if (me === undefined || id === undefined || seq <= (receipts[threadId]?.positions[me]?.readSeq ?? 0)) return;
      store.api.getState().setRead(threadId, me, seq);
      put({ what: "read", threadId, messageId: id, seq });
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      timer = undefined;
    },
    resume() {
      isStopped = false;
      plan();
    },
    forget: () => waiting.clear(),
  };
}
