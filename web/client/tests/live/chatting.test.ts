import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { statusOf } from "../../src/index.ts";
import { connect, texts, twoPeople, until } from "./people.ts";
import { Server } from "./server.ts";

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

describe.each(["chat", "conversations"] as const)("two people on %s", (gateway) => {
  it("see what each other writes, in one order", async () => {
    const [ann, bob] = await twoPeople(server);
    const anns = await connect(server, ann, gateway);
    const bobs = await connect(server, bob, gateway);
    const thread = await anns.startDirect(bob);
    anns.openThread(thread);
    bobs.openThread(thread);

    for (const text of ["one", "two", "three"]) anns.send(thread, { kind: "text", text });
    await until(bobs, (state) => texts(state, thread).length === 3);
    bobs.send(thread, { kind: "text", text: "four" });

    const seen = await until(anns, (state) => texts(state, thread).length === 4);
    expect(texts(seen, thread)).toEqual(["one", "two", "three", "four"]);
    expect(seen.outbox[thread]).toEqual([]);
  });

  it("a message is shown at once, then stored in its place, never twice and never missing", async () => {
    const [ann, bob] = await twoPeople(server);
    const anns = await connect(server, ann, gateway);
    const thread = await anns.startDirect(bob);
    anns.openThread(thread);
    await until(anns, (state) => state.messages[thread]?.phase === "ready");
    const counts = new Set<number>();
    anns.store.subscribe((state) => counts.add((state.outbox[thread]?.length ?? 0) + texts(state, thread).length));

    const clientId = anns.send(thread, { kind: "text", text: "hello" });

    expect(anns.store.getState().outbox[thread]).toMatchObject([{ clientId, content: { text: "hello" } }]);
    const stored = await until(anns, (state) => texts(state, thread).length === 1);
    expect(stored.messages[thread]?.items[0]).toMatchObject({ clientId, senderId: ann, seq: 1, text: "hello" });
    expect(counts).toEqual(new Set([1]));
  });

  it("the sender learns that it was delivered, then read", async () => {
    const [ann, bob] = await twoPeople(server);
    const anns = await connect(server, ann, gateway);
    const thread = await anns.startDirect(bob);
    anns.openThread(thread);
    anns.send(thread, { kind: "text", text: "hello" });
    const status = (state: Parameters<typeof statusOf>[0]) => {
      const [message] = state.messages[thread]?.items ?? [];
      return message && statusOf(state, message);
    };
    await until(anns, (state) => status(state) === "sent");

    const bobs = await connect(server, bob, gateway);
    await until(anns, (state) => status(state) === "delivered");
    bobs.openThread(thread);
    await until(bobs, (state) => texts(state, thread).length === 1);
    expect(bobs.store.getState().totalUnread).toBe(1);
    bobs.markSeen(thread, 1);

    await until(anns, (state) => status(state) === "read");
    expect(bobs.store.getState()).toMatchObject({ totalUnread: 0 });
    expect(bobs.store.getState().conversations[thread]?.unreadCount).toBe(0);
  });

  it("typing is seen by the other, and ends with the message", async () => {
    const [ann, bob] = await twoPeople(server);
    const anns = await connect(server, ann, gateway);
    const thread = await anns.startDirect(bob);
    const bobs = await connect(server, bob, gateway);

    anns.setTyping(thread, true);
    await until(bobs, (state) => state.typing[thread]?.includes(ann) ?? false);
    anns.send(thread, { kind: "text", text: "done" });

    await until(bobs, (state) => state.typing[thread]?.length === 0);
  });

  it("who comes and goes is known", async () => {
    const [ann, bob] = await twoPeople(server);
    const anns = await connect(server, ann, gateway);
    await anns.startDirect(bob);
    expect(anns.store.getState().presence[bob]?.online).toBe(false);

    const bobs = await connect(server, bob, gateway);
    await until(anns, (state) => state.presence[bob]?.online === true);
    bobs.close();

    await until(anns, (state) => state.presence[bob]?.online === false);
  });

  it("edits and deletions are seen, in the list, too", async () => {
    const [ann, bob] = await twoPeople(server);
    const anns = await connect(server, ann, gateway);
    const bobs = await connect(server, bob, gateway);
    const thread = await anns.startDirect(bob);
    anns.openThread(thread);
    bobs.openThread(thread);
    anns.send(thread, { kind: "text", text: "first" });
    const { messages } = await until(anns, (state) => texts(state, thread).length === 1);
    const { id } = messages[thread]!.items[0]!;

    await anns.edit(id, "second");
    await until(bobs, (state) => state.conversations[thread]?.lastMessage?.text === "second");
    await anns.remove(id);

    const seen = await until(bobs, (state) => state.messages[thread]?.items[0]?.deletedAt !== undefined);
    expect(texts(seen, thread)).toEqual([""]);
    expect(seen.conversations[thread]?.lastMessage?.deletedAt).toBeDefined();
  });

  it("a group can be made, joined, renamed and left", async () => {
    const [ann, bob] = await twoPeople(server);
    const anns = await connect(server, ann, gateway);
    const bobs = await connect(server, bob, gateway);
    const group = await anns.startGroup({ name: "Team", memberIds: [] });

    await anns.addMember(group, bob);
    await until(bobs, (state) => state.list.ids.includes(group));
    await anns.rename(group, "Best team");
    await until(bobs, (state) => state.conversations[group]?.name === "Best team");
    await bobs.leave(group);

    expect(bobs.store.getState().conversations[group]).toBeUndefined();
    await until(anns, (state) => state.members[group]?.length === 1);
  });
});
