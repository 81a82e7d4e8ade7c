import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { Gate } from "./gate.ts";
import { connect, isReady, open, texts, twoPeople, until } from "./people.ts";
import { Proxy } from "./proxy.ts";
import { Server } from "./server.ts";

let server: Server;
beforeAll(async () => {
  server = await Server.start({ Parley__Limits__MessagesPerWindow: "0", Parley__Limits__MessagesPerDay: "0" });
});
afterAll(() => server.stop());

describe("a thread of which something is missing", () => {
  it("is asked for again more and more seldom while the server is not able to answer", async () => {
    const [ann, bob] = await twoPeople(server);
    const gate = await Gate.before(server.url);
    const bobs = await connect(server, bob, "chat", { url: gate.url });
    const thread = await bobs.startGroup({ name: "group", memberIds: [ann] });
    await server.write(ann, thread, "one");
    bobs.openThread(thread);
    const { messages, conversations } = await isReady(bobs, thread);
    const times: number[] = [];
    gate.refuses = (asked) => (asked.startsWith("POST /sync") && times.push(Date.now()) < 4 ? 503 : undefined);

    bobs.store.setState({
      messages: { [thread]: { ...messages[thread]!, rev: 0 } },
      conversations: { [thread]: { ...conversations[thread]!, unreadCount: 0 } },
    });
    await server.write(ann, thread, "two");

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
      await Promise.all(Array.from({ length: 100 }, () => server.write(ann, thread, "text")));
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

describe("a large group", () => {
  async function largeGroup() {
    const [ann, bob] = await twoPeople(server);
    const others = Array.from({ length: 110 }, (_, n) => `${n}-${ann}`);
    await server.introduce(...others);
    const anns = await connect(server, ann);
    const thread = await anns.startGroup({ name: "large", memberIds: [...others, bob] });
    return { anns, bob, others, thread };
  }

  it("hears that somebody has its messages whom lists do not name", async () => {
    const { anns, bob, thread } = await largeGroup();
    anns.openThread(thread);
    await connect(server, bob);

    anns.send(thread, { kind: "text", text: "hello" });

    await until(anns, ({ receipts }) => receipts[thread]?.positions[bob]?.deliveredSeq === 1);
  });

  it("loses those who were removed meanwhile", async () => {
    const { anns, bob, others, thread } = await largeGroup();
    const proxy = await Proxy.before(server.url);
    onTestFinished(() => proxy.stop());
    const bobs = await connect(server, bob, "chat", { url: proxy.url });
    bobs.openThread(thread);
    await until(bobs, ({ members }) => members[thread]?.length === 112);

    proxy.cut();
    await until(bobs, ({ connection }) => connection.status === "offline");
    await anns.removeMember(thread, others[105]!);

    await until(bobs, ({ members }) => members[thread]?.length === 111);
  });
});

describe("what is unread in all threads", () => {
  it("counts in threads that are not here", async () => {
    const [ann, bob] = await twoPeople(server);
    const thread = await (await connect(server, ann)).startDirect(bob);
    const bobs = open(server, bob);
    await until(bobs, ({ connection }) => connection.status === "online");

    await server.write(ann, thread, "hello");

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
    for (const text of ["one", "two"]) await server.write(ann, thread, text);

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
