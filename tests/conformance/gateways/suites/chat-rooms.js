import assert from "node:assert/strict";
import { test } from "node:test";
import { command } from "../harness.js";
import { gather, heard, hears } from "../scenes.js";

/** `chat:leave`, which the other gateways of whole conversations do not have. */
export function chatRooms(party) {
  test("a socket that leaves a thread hears nothing of it until it joins again, and the user's other socket all of it", async (t) => {
    const { people: [, ben], group, sockets: [ada, phone] } = await gather(t, party, "/chat", "ada", "ben");
    const laptop = await ben.connect(t, "/chat");

    assert.deepEqual(await command(phone, "chat:leave", { threadId: group.id }), { success: true });
    await command(ada, "chat:send", { threadId: group.id, content: "One" });
    assert.deepEqual(await command(phone, "chat:join", { threadId: group.id }), { success: true });
    await command(ada, "chat:send", { threadId: group.id, content: "Two" });

    for (const socket of [phone, laptop]) await hears(socket, "chat:message", ({ message }) => message.content === "Two");
    const contents = (socket) => heard(socket, "chat:message").map(({ message }) => message.content);
    assert.deepEqual([contents(phone), contents(laptop)], [["Two"], ["One", "Two"]]);
  });

  test("who has left a thread's room is a member still: sends, and hears of receipts", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, "/chat", "ada", "ben");
    await command(ada, "chat:leave", { threadId: group.id });

    const { message } = await command(ada, "chat:send", { threadId: group.id, content: "Hello" });
    await command(ben, "chat:mark-read", { threadId: group.id });

    assert.deepEqual((await hears(ada, "chat:read")).messageIds, [message.id]);
    assert.deepEqual(heard(ada, "chat:message"), []);
  });

  test("who has left a thread's room hears nobody typing there", async (t) => {
    const { people: [, ben], group, sockets: [ada, phone] } = await gather(t, party, "/chat", "ada", "ben");
    const laptop = await ben.connect(t, "/chat");
    await command(phone, "chat:leave", { threadId: group.id });

    await command(ada, "chat:typing:start", { threadId: group.id });
    await hears(laptop, "chat:typing:start");
    await command(phone, "chat:join", { threadId: group.id });
    await command(ada, "chat:send", { threadId: group.id, content: "The last" });

    await hears(phone, "chat:message");
    assert.deepEqual(heard(phone, "chat:typing:start"), []);
  });

  test("leaving what was not joined is no mistake", async (t) => {
    const { group } = await gather(t, party, "/chat", "ada", "ben");
    const stranger = await party.company().user("ada").connect(t, "/chat");

    for (const threadId of [group.id, "no id"]) assert.deepEqual(await command(stranger, "chat:leave", { threadId }), { success: true });
  });
}
