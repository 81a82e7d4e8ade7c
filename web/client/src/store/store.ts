import { createStore, type StoreApi } from "zustand/vanilla";
import type { Message, OutgoingContent, OutgoingMessage } from "../model.ts";
import { apply, counted, withUnread } from "./apply.ts";
import type { Change } from "./change.ts";
import { unreadAfter, withTyping } from "./messages.ts";
import { put } from "./record.ts";
import { nothing, type ParleyData, type ParleyState } from "./state.ts";

/** What a client does itself with its store, beside what everybody may. */
export interface ParleyStore {
  readonly api: StoreApi<ParleyState>;
  readonly data: ParleyData;
  apply(change: Change): void;
  update(change: (data: ParleyData) => ParleyData): void;
  /** Called with each message that `optimisticSend` has put into the outbox. */
  onOutgoing: (message: OutgoingMessage) => void;
}

/** A store of its own, with nothing in it. */
export function createStoreOf(): ParleyStore {
  const api = createStore<ParleyState>()((set, get) => ({
    ...nothing,
    addMessage: (message: Message) => set((state) => apply(state, { type: "message", message })),
    setRead: (threadId, userId, upToSeq) => set((state) => read(state, threadId, userId, upToSeq)),
    setTyping: (threadId, userId, on) => set((state) => withTyping(state, threadId, userId, on)),
    optimisticSend: (threadId, content) => {
      const outgoing = createOutgoing(threadId, content);
      const waiting = get().outbox[threadId] ?? [];
      set((state) => put(state, "outbox", threadId, [...waiting, outgoing]));
      store.onOutgoing(outgoing);
      return outgoing.clientId;
    },
  }));
  const store: ParleyStore = {
    api,
    get data() {
      return api.getState();
    },
    apply: (change) => api.setState((state) => apply(state, change)),
    update: (change) => api.setState((state) => change(state)),
    onOutgoing: () => {},
  };
  return store;
}

function read(data: ParleyData, threadId: string, userId: string, upToSeq?: number): ParleyData {
  const summary = data.conversations[threadId];
  const seq = upToSeq ?? summary?.lastMessage?.seq ?? 0;
  const at = new Date().toISOString();
  const next = apply(data, { type: "position", what: "read", threadId, userId, upToSeq: seq, at });
  if (userId !== data.me || summary === undefined || next === data) return next;

  const unreadCount = Math.min(summary.unreadCount, unreadAfter(next, threadId, seq));
  return counted(data, withUnread(next, threadId, unreadCount), threadId);
}

let lastCreated = 0;

// Each a millisecond later than the one before, so that their order can be told after a reload.
function createOutgoing(threadId: string, content: OutgoingContent): OutgoingMessage {
  lastCreated = Math.max(Date.now(), lastCreated + 1);
  return { clientId: randomId(), threadId, content, createdAt: new Date(lastCreated).toISOString(), state: "waiting" };
}

// Pages that are not served securely have no crypto.randomUUID.
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
