import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { describe, test } from "node:test";
import { command, refused } from "../../harness.js";
import { gather, heard, hears } from "../../scenes.js";

const REPEATED_AFTER_MS = 2_000;
const ENDS_AFTER_MS = 6_000;
const PATIENCE_MS = 6_000;

/** Who is typing. */
export function typing(party, { namespace, id, send, message, startTyping, stopTyping }) {
  // Every message is heard after the typing that was told before it.
  const last = (socket, group) => command(socket, send, { [id]: group.id, content: "The last" });

  describe("typing", { concurrency: true }, () => {
    test("the others of a conversation are told who types, and who types no more; not the own other device", async (t) => {
      const { people, group, sockets: [ada, ben, cy] } = await gather(t, party, namespace, "ada", "ben", "cy");
      const laptop = await people[0].connect(t, namespace);

      assert.deepEqual(await command(ada, startTyping, { [id]: group.id }), { success: true });
      assert.deepEqual(await command(ada, stopTyping, { [id]: group.id }), { success: true });

      for (const name of [startTyping, stopTyping]) {
        for (const socket of [ben, cy]) assert.deepEqual(await hears(socket, name), { [id]: group.id, userId: "ada" });
      }
      await last(ben, group);
      for (const socket of [ada, laptop]) {
        await hears(socket, message);
        assert.deepEqual([heard(socket, startTyping), heard(socket, stopTyping)], [[], []]);
      }
    });

    test("typing is told to nobody outside the conversation", async (t) => {
      const { company, people: [ada], group, sockets: [socket, ben] } = await gather(t, party, namespace, "ada", "ben");
      const [cy] = await company.introduce("cy");
      const another = await company.group(ada, cy);
      const colleague = await cy.connect(t, namespace);

      await command(socket, startTyping, { [id]: group.id });

      await hears(ben, startTyping);
      await last(socket, another);
      await hears(colleague, message);
      assert.deepEqual(heard(colleague, startTyping), []);
    });

    test("typing is told across gateways", async (t) => {
      const { people: [, ben], group, sockets: [ada] } = await gather(t, party, namespace, "ada", "ben");
      const [chat, root] = [await ben.connect(t, "/chat"), await ben.connect(t, "/")];

      await command(ada, startTyping, { [id]: group.id });

      assert.deepEqual(await hears(chat, "chat:typing:start"), { threadId: group.id, userId: "ada" });
      assert.deepEqual(await hears(root, "typing:start"), { conversationId: group.id, userId: "ada" });
    });

    test("a start that is repeated is told again after two seconds at the earliest", async (t) => {
      const { group, sockets: [ada, ben] } = await gather(t, party, namespace, "ada", "ben");
      const start = () => command(ada, startTyping, { [id]: group.id });
      await start();
      await Promise.all([start(), start(), start()]);
      await last(ada, group);
      await hears(ben, message);
      assert.equal(heard(ben, startTyping).length, 1);

      await wait(REPEATED_AFTER_MS);
      await start();

      await last(ada, group);
      await hears(ben, message, () => heard(ben, message).length === 2);
      assert.equal(heard(ben, startTyping).length, 2);
      assert.deepEqual(heard(ben, stopTyping), []);
    });

    test("typing that nobody stops ends after six seconds", async (t) => {
      const { group, sockets: [ada, ben] } = await gather(t, party, namespace, "ada", "ben");
      const before = Date.now();
      await command(ada, startTyping, { [id]: group.id });

      const stopped = await hears(ben, stopTyping, undefined, ENDS_AFTER_MS + PATIENCE_MS);

      assert.deepEqual(stopped, { [id]: group.id, userId: "ada" });
      assert.ok(Date.now() - before >= ENDS_AFTER_MS - 10, `after ${Date.now() - before} ms`);
      await last(ben, group);
      await hears(ada, message);
      assert.deepEqual([heard(ben, startTyping).length, heard(ben, stopTyping).length], [1, 1]);
    });

    test("typing ends when the device that types is gone", async (t) => {
      const { people: [ada], group, sockets: [phone, ben] } = await gather(t, party, namespace, "ada", "ben");
      await ada.connect(t, namespace);
      await command(phone, startTyping, { [id]: group.id });
      await hears(ben, startTyping);
      const before = Date.now();

      phone.disconnect();

      assert.deepEqual(await hears(ben, stopTyping), { [id]: group.id, userId: "ada" });
      assert.ok(Date.now() - before < ENDS_AFTER_MS - REPEATED_AFTER_MS, `after ${Date.now() - before} ms`);
    });

    test("who stops without having started tells nobody", async (t) => {
      const { group, sockets: [ada, ben] } = await gather(t, party, namespace, "ada", "ben");

      await command(ada, stopTyping, { [id]: group.id });

      await last(ada, group);
      await hears(ben, message);
      assert.deepEqual(heard(ben, stopTyping), []);
    });

    test("who is not a member does not type", async (t) => {
      const { group } = await gather(t, party, namespace, "ada", "ben");
      const stranger = await party.company().user("ada").connect(t, namespace);

      for (const name of [startTyping, stopTyping]) {
        assert.equal((await refused(stranger, name, { [id]: group.id })).code, "not_a_member");
        assert.equal((await refused(stranger, name, { [id]: "no id" })).code, "not_a_member");
      }
    });
  });
}
