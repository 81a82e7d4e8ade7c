import assert from "node:assert/strict";
import { within } from "./harness.js";

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * A company with a group of these people, the first being its owner, and a socket of each of them. That the group is new may be told after a
 * socket is there already.
 */
export async function gather(t, party, namespace, ...ids) {
  const company = party.company();
  const people = await company.introduce(...ids);
  const group = await company.group(...people);
  const sockets = await Promise.all(people.map((person) => person.connect(t, namespace)));
  return { company, people, group, sockets };
}

/** What a socket has heard under a name until now. */
export function heard(socket, name) {
  return socket.heard.filter(([heardName]) => heardName === name).map(([, payload]) => payload);
}

/** Resolves with the first payload under a name that is the one looked for, be it heard already or later. */
export function hears(socket, name, isIt = () => true, milliseconds = undefined) {
  const earlier = heard(socket, name).find(isIt);
  if (earlier !== undefined) return Promise.resolve(earlier);
  const later = new Promise((resolve) => {
    const listen = (heardName, payload) => {
      if (heardName !== name || !isIt(payload)) return;
      socket.offAny(listen);
      resolve(payload);
    };
    socket.onAny(listen);
  });
  return within(later, `the event "${name}"`, milliseconds);
}

/** The value, which must look like one of our ids. */
export function anId(value) {
  assert.match(value, UUID_V7);
  return value;
}

/** The value, which must be written as times are. */
export function aTime(value) {
  assert.match(value, TIME);
  return value;
}

/** All fields of a message: those that only the server can know must look right, the others are given. */
export function messageLike(actual, fields) {
  return {
    id: anId(actual.id),
    type: "text",
    attachments: [],
    status: "sent",
    createdAt: aTime(actual.createdAt),
    rev: fields.seq,
    ...fields,
  };
}

/** A member who has got and read nothing, as everybody sees it. */
export function participant(user, role = "member", positions = { deliveredSeq: 0, readSeq: 0 }) {
  return { userId: user.id, role, name: `${user.id} of ${user.company.id}`, ...positions };
}

const nothing = {
  send: { allowed: true },
  edit: true,
  archive: false,
  unarchive: false,
  block: false,
  unblock: false,
  rename: false,
  addMembers: false,
  removeMembers: false,
  leave: false,
};

/** What somebody may do with an open conversation. */
export const capabilities = {
  owner: { ...nothing, archive: true, rename: true, addMembers: true, removeMembers: true, leave: true },
  member: { ...nothing, leave: true },
  either: { ...nothing, archive: true },
};
