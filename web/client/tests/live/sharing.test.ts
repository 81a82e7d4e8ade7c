import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createConnection, createParley, type Gateway, type Parley } from "../../src/index.ts";
import { connect, MemoryStorage, open, texts, twoPeople, until } from "./people.ts";
import { Proxy } from "./proxy.ts";
import { Server } from "./server.ts";

let server: Server;
beforeAll(async () => {
  server = await Server.start({ Parley__Limits__ConnectionsPerUser: "1" });
});
afterAll(() => server.stop());

const isOnline = (parley: Parley) => until(parley, ({ connection }) => connection.status === "online");

/** Clients of several gateways over one connection, which can fail. */
async function share(userId: string, ...gateways: readonly Gateway[]) {
  const proxy = await Proxy.before(server.url);
  onTestFinished(() => proxy.stop());
  const connection = createConnection({ url: proxy.url, token: () => server.token(userId) });
  const clients = gateways.map((gateway) => createParley({ gateway, connection, storage: null }));
  onTestFinished(() => clients.forEach((client) => client.close()));
  return { proxy, clients };
}

/** Every state of the connection from now on. */
function statesOf(parley: Parley): readonly string[] {
  const states: string[] = [];
  parley.store.subscribe(({ connection }) => states.push(connection.status));
  return states;
}

describe("gateways on one connection", () => {
  it("come and go without each other, even when mounted, unmounted and mounted again", async () => {
    const [ann] = await twoPeople(server);
    const { clients } = await share(ann, "chat", "conversations");
    const [chat, conversations] = clients as [Parley, Parley];
    chat.connect();
    await isOnline(chat);
    const states = statesOf(chat);

    for (const step of ["connect", "close", "connect", "close", "connect"] as const) conversations[step]();
    await isOnline(conversations);
    conversations.close();
    conversations.connect();
    await isOnline(conversations);

    expect(states.filter((status) => status !== "online")).toEqual([]);
  });

  it("stay when one leaves before it was let in", async () => {
    const [ann, bob] = await twoPeople(server);
    const { clients } = await share(ann, "chat", "conversations");
    const [chat, conversations] = clients as [Parley, Parley];
    chat.connect();
    await isOnline(chat);
    const states = statesOf(chat);
    conversations.connect();
    await until(conversations, ({ connection }) => connection.status === "connecting");

    conversations.close();
    await chat.startDirect(bob);

    expect(conversations.store.getState().connection.status).toBe("idle");
    expect(states.filter((status) => status !== "online")).toEqual([]);
  });

  it("come back when the network does, although another one is full", async () => {
    const [ann] = await twoPeople(server);
    const holder = open(server, ann, "orders");
    await isOnline(holder);
    const { proxy, clients } = await share(ann, "chat", "orders");
    const [chat, orders] = clients as [Parley, Parley];
    chat.connect();
    orders.connect();
    await isOnline(chat);
    const full = await until(orders, ({ connection }) => connection.failure?.code === "rate_limited");
    expect(full.connection.retryAt).toBeGreaterThan(Date.now() + 30_000);

    proxy.cut();
    await until(chat, ({ connection }) => connection.status === "offline");
    await isOnline(chat);

    expect(orders.store.getState().connection.failure?.code).toBe("rate_limited");
  });
});

describe("a client", () => {
  it("that is closed while it is let in sends nothing", async () => {
    const [ann, bob] = await twoPeople(server);
    const { id: thread } = await server.call<{ id: string }>(ann, "POST", "/conversations", {
      type: "direct",
      memberIds: [bob],
    });
    const anns = open(server, ann);
    anns.send(thread, { kind: "text", text: "hello" });
    anns.socket.once("session:ready", () => anns.close());
    await until(anns, ({ connection }) => connection.status === "connecting");
    await until(anns, ({ connection }) => connection.status === "idle");

    const bobs = await connect(server, bob);
    expect(bobs.store.getState().conversations[thread]?.lastMessage).toBeUndefined();
    expect(anns.store.getState().outbox[thread]).toMatchObject([{ state: "waiting" }]);
  });

  it("whose token becomes another user's forgets the first one, and keeps their messages for them", async () => {
    const [ann, bob] = await twoPeople(server);
    const storage = new MemoryStorage();
    let user = ann;
    const client = open(server, ann, "chat", { storage, token: () => server.token(user) });
    await isOnline(client);
    const thread = await client.startGroup({ name: "Team", memberIds: [bob] });
    user = bob;
    await server.revoke(ann);
    await until(client, ({ connection }) => connection.status === "offline");
    client.send(thread, { kind: "text", text: "of Ann" });

    const state = await until(client, ({ me, connection }) => me === bob && connection.status === "online");

    expect(state.outbox).toEqual({});
    expect(storage.length).toBe(1);
    const { items } = await server.call<{ items: object[] }>(bob, "GET", `/chat/threads/${thread}/messages`);
    expect(items).toEqual([]);
  });

  it("keeps the order of what was written before the page was loaded again and after", async () => {
    const [ann, bob] = await twoPeople(server);
    const storage = new MemoryStorage();
    const first = await connect(server, ann, "chat", { storage });
    const thread = await first.startDirect(bob);
    first.store.setState({ connection: { status: "offline", attempts: 1, polling: false } });
    first.close();
    first.send(thread, { kind: "text", text: "one" });

    const second = open(server, ann, "chat", { storage });
    second.send(thread, { kind: "text", text: "two" });
    second.openThread(thread);

    const state = await until(second, (now) => texts(now, thread).length === 2);
    expect(texts(state, thread)).toEqual(["one", "two"]);
  });
});
