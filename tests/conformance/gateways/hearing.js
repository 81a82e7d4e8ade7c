import { within } from "../clients/harness.js";

/** Resolves with the payload of the first event of that name that fits, whether the socket has heard it already or hears it later. */
export function hears(socket, name, fits = () => true) {
  const known = socket.heard.find(([heard, payload]) => heard === name && fits(payload));
  if (known) return Promise.resolve(known[1]);
  const next = new Promise((resolve) => {
    const listen = (heard, payload) => {
      if (heard !== name || !fits(payload)) return;
      socket.offAny(listen);
      resolve(payload);
    };
    socket.onAny(listen);
  });
  return within(next, `"${name}", after ${JSON.stringify(socket.heard.map(([heard]) => heard))}`);
}

/** The payloads of all events of that name which the socket has heard. */
export const allHeard = (socket, name) => socket.heard.filter(([heard]) => heard === name).map(([, payload]) => payload);

/** The names of what the socket has heard, in order, without what says nothing about conversations. */
export const namesHeard = (socket) => socket.heard.map(([name]) => name).filter((name) => name !== "session:ready" && !isPresence(name));

const isPresence = (name) => name.startsWith("status:") || name === "chat:presence";

/** The three gateways, each with the words that its clients use. */
export const gateways = [
  {
    namespace: "/chat",
    mount: "/chat/threads",
    idName: "threadId",
    join: "chat:join",
    sync: "chat:sync",
    typing: "chat:typing",
    words: {
      message: "chat:message",
      edited: "chat:message:edited",
      deleted: "chat:message:deleted",
      read: "chat:read",
      typing: "chat:typing:start",
      created: "chat:thread:created",
      updated: "chat:thread:updated",
      added: "chat:member:added",
      removed: "chat:member:removed",
      conversationOf: ({ thread }) => thread,
      messageOf: ({ message }) => message,
    },
  },
  {
    namespace: "/",
    mount: "/conversations",
    idName: "conversationId",
    join: "conversation:join",
    sync: "sync",
    typing: "typing",
    words: {
      message: "message:new",
      edited: "message:edited",
      deleted: "message:deleted",
      read: "message:read",
      typing: "typing:start",
      created: "conversation:created",
      updated: "conversation:updated",
      added: "member:added",
      removed: "member:removed",
      conversationOf: ({ conversation }) => conversation,
      messageOf: (message) => message,
    },
  },
  {
    namespace: "/messages",
    mount: "/threads",
    idName: "threadId",
    join: "thread:join",
    sync: "sync",
    typing: "typing",
    words: {
      message: "message:new",
      edited: "message:edited",
      deleted: "message:deleted",
      read: "message:read",
      typing: "typing:start",
      created: "thread:updated",
      updated: "thread:updated",
      removed: "thread:removed",
      conversationOf: ({ thread }) => thread,
      messageOf: ({ message }) => message,
    },
  },
];
