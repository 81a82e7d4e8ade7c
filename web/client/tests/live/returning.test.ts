import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import type { Parley } from "../../src/index.ts";
import { connect, MemoryStorage, open, texts, twoPeople, until } from "./people.ts";
import { Proxy } from "./proxy.ts";
import { Server } from "./server.ts";

let server: Server;
afterEach(() => server.stop());

const isOffline = (parley: Parley) => until(parley, ({ connection }) => connection.status === "offline");

describe("a server that is killed and comes back", () => {
  it("is found again, and what was written meanwhile is sent once", async () => {
    server = await Server.start();
    const [ann, bob] = await twoPeople(server);
    const anns = await connect(server, ann);
    const bobs = await connect(server, bob);
    const thread = await anns.startDirect(bob);
    anns.openThread(thread);
    bobs.openThread(thread);
    anns.send(thread, { kind: "text", text: "before" });
    await until(bobs, (state) => texts(state, thread).length === 1);

    await server.kill();
    await Promise.all([isOffline(anns), isOffline(bobs)]);
    expect(anns.store.getState().connection.retryAt).toBeGreaterThan(Date.now() - 1000);
    for (const text of ["one", "two", "three"]) anns.send(thread, { kind: "text", text });
    await server.start();

    const wanted = ["before", "one", "two", "three"];
    await Promise.all([anns, bobs].map((parley) => until(parley, (state) => texts(state, thread).length === 4)));
    expect(texts(anns.store.getState(), thread)).toEqual(wanted);
    expect(texts(bobs.store.getState(), thread)).toEqual(wanted);
    expect(anns.store.getState().outbox[thread]).toEqual([]);
  });

  it("tells what was missed: messages, edits and deletions", async () => {
    server = await Server.start({ Parley__Limits__MessagesPerWindow: "0" });
    const [ann, bob] = await twoPeople(server);
    const anns = await connect(server, ann);
    const bobs = await connect(server, bob);
    const thread = await anns.startDirect(bob);
    bobs.openThread(thread);
    anns.openThread(thread);
    for (let n = 0; n < 10; n++) anns.send(thread, { kind: "text", text: `${n}` });
    const { messages } = await until(anns, (state) => texts(state, thread).length === 10);
    await until(bobs, (state) => texts(state, thread).length === 10);
    bobs.close();

    await anns.edit(messages[thread]!.items[3]!.id, "edited");
    await anns.remove(messages[thread]!.items[5]!.id);
    for (let n = 10; n < 310; n++) anns.send(thread, { kind: "text", text: `${n}` });
    const { messages: now } = await until(anns, (state) => texts(state, thread).length === 310);
    await anns.edit(now[thread]!.items[20]!.id, "edited late");
    bobs.connect();

    const seen = await until(bobs, (state) => texts(state, thread).length === 310);
    expect(texts(seen, thread)).toEqual(texts(anns.store.getState(), thread));
    expect(texts(seen, thread)[20]).toBe("edited late");
    expect(seen.conversations[thread]?.unreadCount).toBe(309);
  });

  it("gets what was written before the page was loaded again, once, in order", async () => {
    server = await Server.start();
    const [ann, bob] = await twoPeople(server);
    const storage = new MemoryStorage();
    const before = await connect(server, ann, "chat", { storage });
    const thread = await before.startDirect(bob);
    await server.kill();
    await isOffline(before);
    for (const text of ["one", "two", "three"]) before.send(thread, { kind: "text", text });
    before.close();
    await server.start();

    const after = open(server, ann, "chat", { storage });
    after.openThread(thread);

    await until(after, (state) => texts(state, thread).length === 3 && state.outbox[thread]?.length === 0);
    expect(texts(after.store.getState(), thread)).toEqual(["one", "two", "three"]);
    expect(storage.length).toBe(0);
  });

  it("is asked with the same client id again, by two tabs at once, and stores it once", async () => {
    server = await Server.start();
    const [ann, bob] = await twoPeople(server);
    const storage = new MemoryStorage();
    const first = await connect(server, ann, "chat", { storage });
    const thread = await first.startDirect(bob);
    await server.kill();
    await isOffline(first);
    first.send(thread, { kind: "text", text: "once" });
    const second = open(server, ann, "chat", { storage });
    await until(second, (state) => state.outbox[thread]?.length === 1);
    await server.start();

    for (const tab of [first, second]) tab.openThread(thread);
    for (const tab of [first, second]) {
      await until(tab, (state) => state.outbox[thread]?.length === 0 && texts(state, thread).length === 1);
    }
    const { items } = await server.call<{ items: object[] }>(ann, "GET", `/chat/threads/${thread}/messages`);
    expect(items).toHaveLength(1);
  });
});

describe("a server whose database was restored", () => {
  it("is believed: what it no longer has is gone, and chatting goes on", async () => {
    server = await Server.start();
    const [ann, bob] = await twoPeople(server);
    const anns = await connect(server, ann);
    const before = await anns.startDirect(bob);
    anns.openThread(before);
    anns.send(before, { kind: "text", text: "lost" });
    await until(anns, (state) => texts(state, before).length === 1);

    await server.restore();
    await until(anns, (state) => state.connection.status === "online" && state.conversations[before] === undefined);
    await server.introduce(bob);
    const after = await anns.startDirect(bob);
    anns.openThread(after);
    anns.send(after, { kind: "text", text: "hello again" });

    const seen = await until(anns, (state) => texts(state, after).length === 1);
    expect(seen.list.ids).toEqual([after]);
  });
});

describe("a network that fails again and again", () => {
  it("loses nothing, doubles nothing and keeps the order, answers that were cut off included", async () => {
    server = await Server.start({ Parley__Limits__MessagesPerWindow: "0" });
    const [ann, bob] = await twoPeople(server);
    const proxy = await Proxy.before(server.url);
    onTestFinished(() => proxy.stop());
    const anns = await connect(server, ann, "chat", { url: proxy.url });
    const bobs = await connect(server, bob, "chat", { url: proxy.url });
    const thread = await anns.startDirect(bob);
    anns.openThread(thread);
    bobs.openThread(thread);
    const wanted = Array.from({ length: 60 }, (_, n) => `message ${n}`);

    for (const text of wanted) anns.send(thread, { kind: "text", text });
    let cuts = 0;
    const stop = bobs.store.subscribe((state, before) => {
      const isNew = texts(state, thread).length > texts(before, thread).length;
      if (isNew && texts(state, thread).length > 12 * cuts && ++cuts < 6) proxy.cut();
    });

    await Promise.all([anns, bobs].map((parley) => until(parley, (state) => texts(state, thread).length === 60)));
    stop();
    expect(cuts).toBeGreaterThan(2);
    expect(texts(anns.store.getState(), thread)).toEqual(wanted);
    expect(texts(bobs.store.getState(), thread)).toEqual(wanted);
  });
});

describe("a message that is refused", () => {
  it("keeps its text and the reason, and is sent by a retry once nothing is in its way", async () => {
    server = await Server.start();
    const [ann, bob] = await twoPeople(server);
    await server.putOrder("order-1", ann, bob, "canceled");
    const anns = await connect(server, ann, "orders");
    const thread = await anns.startOrder("order-1");
    anns.openThread(thread);
    const clientId = anns.send(thread, { kind: "text", text: "hello" });

    const refused = await until(anns, (state) => state.outbox[thread]?.[0]?.state === "failed");
    expect(refused.outbox[thread]).toMatchObject([{ clientId, failure: { code: "order_canceled" } }]);
    expect(texts(refused, thread)).toEqual([]);
    await server.putOrder("order-1", ann, bob, "in_progress");
    anns.retry(clientId);

    const stored = await until(anns, (state) => texts(state, thread).length === 1);
    expect(stored.outbox[thread]).toEqual([]);
  });

  it("can be discarded, and stays away after a reload", async () => {
    server = await Server.start();
    const [ann, bob] = await twoPeople(server);
    await server.putOrder("order-1", ann, bob, "canceled");
    const storage = new MemoryStorage();
    const anns = await connect(server, ann, "orders", { storage });
    const thread = await anns.startOrder("order-1");
    const clientId = anns.send(thread, { kind: "text", text: "hello" });
    await until(anns, (state) => state.outbox[thread]?.[0]?.state === "failed");

    anns.discard(clientId);

    expect(anns.store.getState().outbox[thread]).toEqual([]);
    expect(storage.length).toBe(0);
  });
});

describe("an order", () => {
  it("closes and opens its thread where it is shown", async () => {
    server = await Server.start();
    const [ann, bob] = await twoPeople(server);
    await server.putOrder("order-1", ann, bob, "in_progress");
    const anns = await connect(server, ann, "orders");
    const thread = await anns.startOrder("order-1");
    anns.openThread(thread);
    const allowed = (is: boolean) =>
      until(anns, (state) => state.conversations[thread]?.capabilities.send.allowed === is);
    await allowed(true);

    await server.putOrder("order-1", ann, bob, "canceled");
    const closed = await allowed(false);
    expect(closed.conversations[thread]?.capabilities.send).toMatchObject({ reason: "order_canceled" });
    await server.putOrder("order-1", ann, bob, "in_progress");
    await allowed(true);
  });
});

describe("without sockets", () => {
  it("messages go both ways by REST, and receipts with them", async () => {
    server = await Server.start({ ENABLE_MESSAGES_SOCKET: "false" });
    const [ann, bob] = await twoPeople(server);
    await server.putOrder("order-1", ann, bob, "in_progress");
    const anns = open(server, ann, "orders", { pollInterval: 100 });
    const bobs = open(server, bob, "orders", { pollInterval: 100 });
    const thread = await anns.startOrder("order-1");
    anns.openThread(thread);
    bobs.openThread(thread);
    await until(anns, (state) => state.connection.polling);

    anns.send(thread, { kind: "text", text: "hello" });
    await until(bobs, (state) => texts(state, thread).length === 1);
    bobs.markSeen(thread, 1);

    await until(anns, (state) => state.receipts[thread]?.readByAll === 1);
    expect(anns.store.getState().connection).toMatchObject({ status: "offline", polling: true });
  });
});

describe("a token", () => {
  it("that is refused is fetched again, and a good one is let in", async () => {
    server = await Server.start();
    const [ann] = await twoPeople(server);
    let asked = 0;
    const token = () => (++asked === 1 ? server.token(ann, {}, -60) : server.token(ann));

    const anns = open(server, ann, "chat", { token });

    await until(anns, (state) => state.connection.status === "online");
    expect(asked).toBe(2);
  });

  it("that never is good is no longer tried, until it is asked for", async () => {
    server = await Server.start();
    const [ann] = await twoPeople(server);
    const anns = open(server, ann, "chat", { token: server.token(ann, {}, -60) });

    const refused = await until(anns, (state) => state.connection.status === "refused");
    expect(refused.connection.failure?.code).toBe("unauthorized");
  });

  it("that ends is replaced without leaving", async () => {
    server = await Server.start();
    const [ann] = await twoPeople(server);
    let asked = 0;
    const anns = open(server, ann, "chat", { token: () => server.token(ann, {}, ++asked === 1 ? 31 : 3600) });
    await until(anns, (state) => state.connection.status === "online");
    const states: string[] = [];
    anns.store.subscribe(({ connection }) => states.push(connection.status));

    const refreshed = new Promise((resolve) =>
      anns.socket.onAnyOutgoing((name: string) => name === "auth:refresh" && resolve(name)),
    );

    await refreshed;
    expect(asked).toBe(2);
    expect(states.filter((status) => status !== "online")).toEqual([]);
  });
});
