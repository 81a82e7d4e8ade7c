import type { Parley, ParleyOptions } from "./parley.ts";
import { Session } from "./session.ts";

/**
 * The chat of one user through one gateway.
 *
 * @example
 * const parley = createParley({ gateway: "chat", url: "https://chat.example.com", token: fetchToken });
 * parley.connect();
 * parley.store.subscribe((state) => show(state.list.ids.map((id) => state.conversations[id])));
 * await parley.loadThreads();
 */
export function createParley(options: ParleyOptions): Parley {
  const session = new Session(options);
  const { store, link, threads, history, open, outbox, positions, typing, commands } = session;
  return {
    ...commands,
    gateway: options.gateway,
    store: store.api,
    get socket() {
      return link.socket;
    },

    connect: () => session.connect(),
    close: () => session.close(),
    retryConnection: () => link.retry(),

    loadThreads: () => session.loadThreads(),
    loadMoreThreads: () => threads.more(),
    openThread: (threadId) => open.open(threadId),
    loadOlder: (threadId) => history.older(threadId),
    loadUntil: (threadId, messageId) => history.until(threadId, messageId),
    loadQuote: (threadId, messageId) => history.quote(threadId, messageId),

    send(threadId, content) {
      typing.tell(threadId, false);
      return store.api.getState().optimisticSend(threadId, content);
    },
    retry: (clientId) => outbox.retry(clientId),
    discard: (clientId) => outbox.discard(clientId),

    markSeen: (threadId, seq) => positions.seen(threadId, seq),
    setTyping: (threadId, on) => typing.tell(threadId, on),
  };
}
