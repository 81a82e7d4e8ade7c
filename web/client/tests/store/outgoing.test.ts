import { describe, expect, it } from "vitest";
import type { ParleyData } from "../../src/store/state.ts";
import { createStoreOf } from "../../src/store/store.ts";
import { ME, messageOf, openThread, THREAD } from "../kit/data.ts";

const TEXT = { kind: "text", text: "on its way" } as const;

/** How often a message is on the screen: in the timeline and in the outbox. */
function shown({ messages, outbox }: ParleyData, clientId: string): number {
  const rows = [...(messages[THREAD]?.items ?? []), ...(outbox[THREAD] ?? [])];
  return rows.filter((row) => row.clientId === clientId).length;
}

function openStore() {
  const store = createStoreOf();
  store.update(() => openThread());
  return store;
}

describe("a message that is sent", () => {
  it("is shown before anything else happens", () => {
    const { api } = openStore();
    const clientId = api.getState().optimisticSend(THREAD, TEXT);

    expect(api.getState().outbox[THREAD]).toMatchObject([{ clientId, content: TEXT, state: "waiting" }]);
  });

  it("is given to the outbox", () => {
    const store = openStore();
    const given: string[] = [];
    store.onOutgoing = ({ clientId }) => given.push(clientId);

    const clientId = store.api.getState().optimisticSend(THREAD, TEXT);

    expect(given).toEqual([clientId]);
  });

  it("is later than the one before, even in the same millisecond", () => {
    const { api } = openStore();
    for (let count = 0; count < 50; count++) api.getState().optimisticSend(THREAD, TEXT);
    const times = api.getState().outbox[THREAD]!.map(({ createdAt }) => createdAt);

    expect(new Set(times).size).toBe(50);
    expect(times).toEqual(times.toSorted());
  });

  it("has a client id that the server takes for one: long enough, and never the same", () => {
    const { api } = openStore();
    const ids = Array.from({ length: 50 }, () => api.getState().optimisticSend(THREAD, TEXT));

    expect(new Set(ids).size).toBe(50);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  });

  it("is here exactly once at every moment until it is stored, and then", () => {
    const { api } = openStore();
    const clientId = api.getState().optimisticSend(THREAD, TEXT);
    const moments: number[] = [];
    api.subscribe((state) => moments.push(shown(state, clientId)));

    api.getState().addMessage(messageOf(7, { senderId: ME, clientId }));
    api.getState().addMessage(messageOf(7, { senderId: ME, clientId }));

    expect(moments.length).toBeGreaterThan(0);
    expect(new Set(moments)).toEqual(new Set([1]));
    expect(api.getState().outbox[THREAD]).toEqual([]);
  });

  it("stays until a message before it has come, too", () => {
    const { api } = openStore();
    const clientId = api.getState().optimisticSend(THREAD, TEXT);
    const mine = messageOf(8, { senderId: ME, clientId });

    api.getState().addMessage(mine);
    expect(shown(api.getState(), clientId)).toBe(1);
    api.getState().addMessage(messageOf(7));
    api.getState().addMessage(mine);

    expect(shown(api.getState(), clientId)).toBe(1);
    expect(api.getState().outbox[THREAD]).toEqual([]);
  });

  it("stays when somebody else uses the same client id", () => {
    const { api } = openStore();
    const clientId = api.getState().optimisticSend(THREAD, TEXT);

    api.getState().addMessage(messageOf(7, { senderId: "bob", clientId }));

    expect(api.getState().outbox[THREAD]).toMatchObject([{ clientId }]);
  });

  it("leaves the others of the outbox the same objects", () => {
    const { api } = openStore();
    const [first, second] = [api.getState().optimisticSend(THREAD, TEXT), api.getState().optimisticSend(THREAD, TEXT)];
    const waiting = api.getState().outbox[THREAD]!.find(({ clientId }) => clientId === second);

    api.getState().addMessage(messageOf(7, { senderId: ME, clientId: first }));

    expect(api.getState().outbox[THREAD]).toHaveLength(1);
    expect(api.getState().outbox[THREAD]![0]).toBe(waiting);
  });
});

describe("somebody who types", () => {
  it("no longer does once the message is here", () => {
    const { api } = openStore();
    api.getState().setTyping(THREAD, "bob", true);
    api.getState().setTyping(THREAD, "cid", true);

    api.getState().addMessage(messageOf(7, { senderId: "bob" }));

    expect(api.getState().typing[THREAD]).toEqual(["cid"]);
  });

  it("is there once, however often it is told", () => {
    const { api } = openStore();
    api.getState().setTyping(THREAD, "bob", true);
    const before = api.getState().typing;

    api.getState().setTyping(THREAD, "bob", true);

    expect(api.getState().typing).toBe(before);
  });
});
