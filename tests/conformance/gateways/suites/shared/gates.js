import assert from "node:assert/strict";
import { test } from "node:test";
import { command, refused } from "../../harness.js";
import { gather } from "../../scenes.js";

/** When nobody may send. */
export function gates(party, { namespace, id, send }) {
  test("nobody sends to an archived conversation", async (t) => {
    const { people: [ada], group, sockets: [socket] } = await gather(t, party, namespace, "ada", "ben");
    await ada.call("POST", `/conversations/${group.id}/archive`);

    const refusal = await refused(socket, send, { [id]: group.id, content: "Hello" });

    assert.deepEqual(refusal, { success: false, error: "This conversation is archived", code: "thread_archived" });
    await ada.call("POST", `/conversations/${group.id}/unarchive`);
    await command(socket, send, { [id]: group.id, content: "Hello" });
  });

  test("nobody sends to a blocked conversation", async (t) => {
    const { company, group, sockets: [socket] } = await gather(t, party, namespace, "ada", "ben");
    await company.user("mo", { roles: ["moderator"] }).call("POST", `/conversations/${group.id}/block`);

    const refusal = await refused(socket, send, { [id]: group.id, content: "Hello" });

    assert.deepEqual(refusal, { success: false, error: "This conversation is blocked", code: "thread_blocked" });
  });

  for (const [status, code] of [["canceled", "order_canceled"], ["created", "order_closed"]]) {
    test(`nobody sends about an order that is ${status}`, async (t) => {
      const company = party.company();
      const [ada, ben] = await company.introduce("ada", "ben");
      const thread = await company.order("order-1", ada, ben);
      const socket = await ben.connect(t, namespace);
      await command(socket, send, { [id]: thread.id, content: "Hello" });

      await company.putOrder("order-1", ada, ben, status);

      assert.equal((await refused(socket, send, { [id]: thread.id, content: "Hello" })).code, code);
    });
  }

  test("the 61st message of ten seconds is refused, and says for how long", async (t) => {
    const { people: [ada, ben], group, sockets: [socket, other] } = await gather(t, party, namespace, "ada", "ben");
    const path = `/conversations/${group.id}/messages`;
    await Promise.all(Array.from({ length: 60 }, (_, index) => ada.call("POST", path, { content: `${index}` })));

    const refusal = await refused(socket, send, { [id]: group.id, content: "Hello" });

    const { retryAfterMs } = refusal;
    assert.deepEqual(refusal, { success: false, error: "Too many messages, wait a little", code: "rate_limited", retryAfterMs });
    assert.ok(Number.isInteger(retryAfterMs) && retryAfterMs > 0 && retryAfterMs <= 10_000, `${retryAfterMs} ms`);
    await command(other, send, { [id]: group.id, content: `${ben.id} is another sender` });
  });
}
