import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createParley, nameOf } from "../../src/index.ts";
import { Gate } from "./gate.ts";
import { connect, isReady, texts, twoPeople, until } from "./people.ts";
import { Server } from "./server.ts";

let server: Server;
beforeAll(async () => {
  server = await Server.start({ Parley__Limits__MessagesPerWindow: "0", Parley__Limits__MessagesPerDay: "0" });
});
afterAll(() => server.stop());

describe("a thread that is opened", () => {
  it("while connecting is loaded once, and lacks nothing", async () => {
    const [ann, bob] = await twoPeople(server);
    const anns = await connect(server, ann);
    const thread = await anns.startDirect(bob);
    const gate = await Gate.before(server.url);
    const held = gate.holdUp("/messages?");
    const bobs = createParley({ gateway: "chat", url: gate.url, token: server.token(bob), storage: null });
    onTestFinished(() => bobs.close());

    bobs.openThread(thread);
    const go = await held;
    await server.write(ann, thread, "hello");
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
    await Promise.all(Array.from({ length: 60 }, () => server.write(ann, thread, "text")));
    const gate = await Gate.before(server.url);
    const bobs = await connect(server, bob, "chat", { url: gate.url });
    const close = bobs.openThread(thread);
    await isReady(bobs, thread);
    const held = gate.holdUp("before=");

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
    const held = gate.holdUp("limit=50");

    const loaded = again.loadThreads();
    const more = again.loadMoreThreads();
    const go = await held;
    await again.startGroup({ name: "new", memberIds: [] });
    go();
    await Promise.all([loaded, more]);
    while (again.store.getState().list.hasMore) await again.loadMoreThreads();

    expect(again.store.getState().list.ids).toHaveLength(111);
  });
});
