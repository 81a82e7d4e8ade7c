import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createParley, nameOf, type Parley } from "../../src/index.ts";
import { Gate } from "./gate.ts";
import { connect, open, texts, twoPeople, until } from "./people.ts";
import { Proxy } from "./proxy.ts";
import { Server } from "./server.ts";

let server: Server;
beforeAll(async () => {
  server = await Server.start({ Parley__Limits__MessagesPerWindow: "0", Parley__Limits__MessagesPerDay: "0" });
});
afterAll(() => server.stop());

const isReady = (parley: Parley, thread: string) =>
  until(parley, ({ messages }) => messages[thread]?.phase === "ready");

const write = (who: string, thread: string, content: string) =>
  server.call(who, "POST", `/chat/threads/${thread}/messages`, { content });

/** Resolves when something was held up, with what lets it go. */
function holdUp(gate: Gate, part: string): Promise<() => void> {
  return new Promise((resolve) => {
    gate.holds = (asked) => (asked.includes(part) ? new Promise<void>((go) => resolve(go)) : undefined);
  });
}

describe("a thread of which something is missing", () => {
  it("is asked for again more and more seldom while the server is not able to answer", async () => {
    const [ann, bob] = await twoPeople(server);
    const gate = await Gate.before(server.url);
    const bobs = await connect(server, bob, "chat", { url: gate.url });
    const thread = await bobs.startGroup({ name: "group", memberIds: [ann] });
    await write(ann, thread, "one");
    bobs.openThread(thread);
    const { messages, conversations } = await isReady(bobs, thread);
    const times: number[] = [];
    gate.refuses = (asked) => (asked.startsWith("POST /sync") && times.push(Date.now()) < 4 ? 503 : undefined);

    bobs.store.setState({
      messages: { [thread]: { ...messages[thread]!, rev: 0 } },
      conversations: { [thread]: { ...conversations[thread]!, unreadCount: 0 } },
    });
    await write(ann, thread, "two");

    await until(bobs, (state) => (state.messages[thread]?.rev ?? 0) > 1);
    await until(bobs, (state) => state.conversations[thread]?.unreadCount === 2);
    expect(times).toHaveLength(4);
    expect(times[3]! - times[0]!).toBeGreaterThan(3_400);
  });

  it("begins with its newest messages where too many were missed", async () => {
    const [ann, bob] = await twoPeople(server);
    const gate = await Gate.before(server.url);
    const bobs = await connect(server, bob, "chat", { url: gate.url });
    const thread = await bobs.startDirect(ann);
    bobs.openThread(thread);
    await isReady(bobs, thread);
    bobs.close();
    for (let n = 0; n < 5_100; n += 100) {
      await Promise.all(Array.from({ length: 100 }, () => write(ann, thread, "text")));
    }

    bobs.connect();

    const { messages } = await until(bobs, (state) => state.messages[thread]?.items.at(-1)?.seq === 5_100);
    expect(messages[thread]).toMatchObject({ items: { length: 50 }, hasOlder: true });
  });
});

describe("a server that is not there", () => {
  it("is not said to be asked in turns", async () => {
    const bobs = open(server, "bob", "chat", { url: "http://127.0.0.1:9", pollInterval: 50 });
    const polling = new Set<boolean>();
    bobs.store.subscribe(({ connection }) => polling.add(connection.polling));
    bobs.loadThreads().catch(() => {});

    await until(bobs, ({ connection }) => connection.attempts > 2);

    expect(polling).toEqual(new Set([false]));
  });
});

describe("a thread that is opened", () => {
  it("while connecting is loaded once, and lacks nothing", async () => {
    const [ann, bob] = await twoPeople(server);
    const anns = await connect(server, ann);
    const thread = await anns.startDirect(bob);
    const gate = await Gate.before(server.url);
    const held = holdUp(gate, "/messages?");
    const bobs = createParley({ gateway: "chat", url: gate.url, token: server.token(bob), storage: null });
    onTestFinished(() => bobs.close());

    bobs.openThread(thread);
    const go = await held;
    await write(ann, thread, "hello");
    bobs.connect();
    await until(bobs, ({ connection }) => connection.status === "online");
    go();

    await until(bobs, (state) => texts(state, thread).length === 1);
    expect(gate.asked.filter((asked) => asked.includes("/messages?"))).toHaveLength(1);
  });

  it("is shown again to somebody who was removed and comes back", async () => {
    const [ann, bob] = await twoPeople(server);
    const anns = await connect(server, ann);
    const bobs = await connect(server, bob);
    const thread = await anns.startGroup({ name: "group", memberIds: [bob] });
    bobs.openThread(thread);
    await isReady(bobs, thread);

    await anns.removeMember(thread, bob);
    await until(bobs, ({ conversations }) => !(thread in conversations));
    await anns.addMember(thread, bob);

    await isReady(bobs, thread);
  });

  it("stays gone when a page of it comes late", async () => {
    const [ann, bob] = await twoPeople(server);
    const anns = await connect(server, ann);
    const thread = await anns.startGroup({ name: "group", memberIds: [bob] });
    await Promise.all(Array.from({ length: 60 }, () => write(ann, thread, "text")));
    const gate = await Gate.before(server.url);
    const bobs = await connect(server, bob, "chat", { url: gate.url });
    const close = bobs.openThread(thread);
    await isReady(bobs, thread);
    const held = holdUp(gate, "before=");

    const loaded = bobs.loadOlder(thread);
    const go = await held;
    close();
    await anns.removeMember(thread, bob);
    await until(bobs, ({ conversations }) => !(thread in conversations));
    go();
    await loaded;

    expect(bobs.store.getState().messages).toEqual({});
  });

  it("says what new members are called", async () => {
    const [ann, bob] = await twoPeople(server);
    const [carl] = await twoPeople(server);
    const bobs = await connect(server, bob);
    const anns = await connect(server, ann);
    const thread = await anns.startGroup({ name: "group", memberIds: [bob] });
    await until(bobs, ({ conversations }) => thread in conversations);

    await anns.addMember(thread, carl);

    await until(bobs, (state) => nameOf(state, thread, carl) === carl.toUpperCase());
  });
});

describe("a thread that one may not see", () => {
  it("fails, and keeps nothing else from being loaded", async () => {
    const [ann, bob] = await twoPeople(server);
    const proxy = await Proxy.before(server.url);
    onTestFinished(() => proxy.stop());
    const anns = await connect(server, ann);
    const secret = await anns.startGroup({ name: "secret", memberIds: [] });
    const bobs = await connect(server, bob, "chat", { url: proxy.url });

    bobs.openThread(secret);
    await until(bobs, ({ messages }) => messages[secret]?.phase === "failed");
    proxy.cut();
    await until(bobs, ({ connection }) => connection.status === "offline");
    const thread = await anns.startDirect(bob);

    await until(bobs, ({ list }) => list.ids.includes(thread));
  });
});

describe("threads that are closed", () => {
  it("are forgotten in the order of closing", async () => {
    const [ann] = await twoPeople(server);
    const anns = await connect(server, ann);
    const threads: string[] = [];
    for (let n = 0; n < 22; n++) threads.push(await anns.startGroup({ name: `${n}`, memberIds: [] }));
    const [first = "", second = "", ...others] = threads;
    const closeFirst = anns.openThread(first);
    for (const thread of [second, ...others.slice(0, 19)]) {
      const close = anns.openThread(thread);
      await isReady(anns, thread);
      close();
    }

    closeFirst();

    const { messages } = anns.store.getState();
    expect([first in messages, second in messages, others[0]! in messages]).toEqual([true, false, true]);
  });
});

describe("a group that one leaves", () => {
  it("is not asked for again", async () => {
    const [ann, bob] = await twoPeople(server);
    const gate = await Gate.before(server.url);
    const bobs = await connect(server, bob, "chat", { url: gate.url });
    const thread = await bobs.startGroup({ name: "group", memberIds: [ann] });
    const heard = new Promise((resolve) => bobs.socket.once("chat:unread", resolve));

    await bobs.leave(thread);
    await heard;

    expect(gate.asked.filter((asked) => asked === `GET /chat/threads/${thread}`)).toEqual([]);
  });
});

describe("the list", () => {
  it("keeps all pages and what has come meanwhile while it is loaded again", async () => {
    const [ann] = await twoPeople(server);
    const anns = await connect(server, ann);
    for (let n = 0; n < 110; n++) await anns.startGroup({ name: `${n}`, memberIds: [] });
    const gate = await Gate.before(server.url);
    const again = await connect(server, ann, "chat", { url: gate.url });
    const held = holdUp(gate, "limit=50");

    const loaded = again.loadThreads();
    const more = again.loadMoreThreads();
    const go = await held;
    await again.startGroup({ name: "new", memberIds: [] });
    gate.holds = () => undefined;
    go();
    await Promise.all([loaded, more]);
    while (again.store.getState().list.hasMore) await again.loadMoreThreads();

    expect(again.store.getState().list.ids).toHaveLength(111);
  });
});

describe("what is unread in all threads", () => {
  it("counts in threads that are not here", async () => {
    const [ann, bob] = await twoPeople(server);
    const thread = await (await connect(server, ann)).startDirect(bob);
    const bobs = open(server, bob);
    await until(bobs, ({ connection }) => connection.status === "online");

    await write(ann, thread, "hello");

    await until(bobs, ({ totalUnread }) => totalUnread === 1);
  });

  it("is counted once after a reconnect", async () => {
    const [ann, bob] = await twoPeople(server);
    const proxy = await Proxy.before(server.url);
    onTestFinished(() => proxy.stop());
    const thread = await (await connect(server, ann)).startGroup({ name: "group", memberIds: [bob] });
    const bobs = open(server, bob, "chat", { url: proxy.url });
    bobs.openThread(thread);
    await isReady(bobs, thread);
    await until(bobs, ({ connection }) => connection.status === "online");
    proxy.cut();
    await until(bobs, ({ connection }) => connection.status === "offline");
    for (const text of ["one", "two"]) await write(ann, thread, text);

    const seen = await until(bobs, (state) => texts(state, thread).length === 2);

    expect(seen.totalUnread).toBe(2);
  });

  it("is known without sockets, too", async () => {
    const quiet = await Server.start({ ENABLE_MESSAGES_SOCKET: "false" });
    onTestFinished(() => quiet.stop());
    const [ann, bob] = await twoPeople(quiet);
    await quiet.putOrder("order-1", ann, bob, "in_progress");
    const bobs = open(quiet, bob, "orders", { pollInterval: 100 });
    const thread = await bobs.startOrder("order-1");

    await quiet.call(ann, "POST", `/threads/${thread}/messages`, { kind: "text", text: "hello" });

    await until(bobs, ({ totalUnread }) => totalUnread === 1);
  });
});
