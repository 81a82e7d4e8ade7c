import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Company, command, refused, startParley } from "../harness.js";
import { gather, hears } from "../scenes.js";
import { chatDialect, conversationsDialect } from "./dialects.js";

const NEWEST = 1_000;
const MANY = 350;

/** What only a server with other limits shows. */
export function otherLimits(party) {
  describe("other limits", { concurrency: true }, () => {
    let server;
    const company = () => new Company(server);
    before(async () => {
      server = await startParley(await party.database.create("other-limits"), {
        Parley__Limits__MessagesPerWindow: "0",
        Parley__Limits__EventsPerSecond: "0",
        Parley__Limits__OrderMessagesPerWindow: "3",
        Parley__Limits__OrderWindowSeconds: "60",
      });
    });
    after(() => server?.stop());

    for (const [dialect, markRead, readEvent] of [
      [chatDialect, chatDialect.markRead, "chat:read"],
      [chatDialect, chatDialect.markDelivered, chatDialect.delivered],
      [conversationsDialect, conversationsDialect.markDelivered, conversationsDialect.delivered],
    ]) {
      const { namespace, id, send } = dialect;

      test(`${markRead} tells a sender of the newest 1,000 messages at most`, async (t) => {
        const { group, sockets: [ada, ben] } = await gather(t, { company }, namespace, "ada", "ben");
        const contents = Array.from({ length: NEWEST + 5 }, (_, index) => `${index}`);
        const acks = await Promise.all(contents.map((content) => command(ada, send, { [id]: group.id, content })));
        const ids = acks.map(({ message }) => message).sort((one, other) => one.seq - other.seq).map((message) => message.id);

        await command(ben, markRead, { [id]: group.id, messageIds: [ids.at(-1)] });

        const { messageIds, upToSeq } = await hears(ada, readEvent);
        assert.equal(upToSeq, NEWEST + 5);
        assert.deepEqual(messageIds, ids.slice(-NEWEST));
      });
    }

    for (const { namespace, id, send, sync } of [chatDialect, conversationsDialect]) {
      test(`${sync} answers with many messages page by page, and misses none`, async (t) => {
        const { group, sockets: [ada, ben] } = await gather(t, { company }, namespace, "ada", "ben");
        const contents = Array.from({ length: MANY }, (_, index) => `${index}`);
        await Promise.all(contents.map((content) => command(ada, send, { [id]: group.id, content })));
        const revs = [];

        for (let [rev, hasMore] = [0, true]; hasMore;) {
          const { conversations: [answer] } = await command(ben, sync, { conversations: [{ id: group.id, rev }] });
          assert.equal(answer.rev, answer.messages.at(-1).rev);
          revs.push(...answer.messages.map((message) => message.rev));
          [rev, hasMore] = [answer.rev, answer.hasMore];
        }

        assert.deepEqual(revs, Array.from({ length: MANY }, (_, index) => index + 1));
      });
    }

    for (const { namespace, id, send } of [chatDialect, conversationsDialect]) {
      test(`a window of an order's thread that is full is told by ${send}, for each sender and gateway alike`, async (t) => {
        const place = company();
        const [ada, ben] = await place.introduce("ada", "ben");
        const thread = await place.order("order-1", ada, ben);
        const [socket, other] = [await ada.connect(t, namespace), await ben.connect(t, namespace)];
        const body = { [id]: thread.id, content: "Hello", clientId: "c-1" };
        const first = await command(socket, send, body);
        await command(socket, send, { ...body, clientId: "c-2" });
        await ada.call("POST", `/threads/${thread.id}/messages`, { kind: "text", text: "Hello" });

        const { retryAfterMs, ...refusal } = await refused(socket, send, { ...body, clientId: "c-3" });

        assert.deepEqual(refusal, { success: false, error: "Too many messages, wait a little", code: "rate_limited" });
        assert.ok(retryAfterMs > 0 && retryAfterMs <= 60_000, `${retryAfterMs} ms`);
        assert.deepEqual(await command(socket, send, body), first);
        await command(other, send, body);
      });
    }
  });
}
