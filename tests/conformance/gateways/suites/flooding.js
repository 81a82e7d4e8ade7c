import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ask, eventually, startParley } from "../harness.js";
import { gateways } from "../hearing.js";

const EVENTS_PER_SECOND = 5;

/** How much a socket may say at once. */
export function flooding(party) {
  describe("flooding", { concurrency: true }, () => {
    let server;
    before(async () => {
      server = await startParley(await party.database.create("few-events"), { Parley__Limits__EventsPerSecond: `${EVENTS_PER_SECOND}` });
    });
    after(() => server?.stop());

    for (const { namespace, join, typing, idName } of gateways) {
      test(`a socket on ${namespace} that sends more is told when to come back, and another one is not harmed`, async (t) => {
        const company = party.company(server);
        const [ada, ben] = await company.introduce("ada", "ben");
        const group = await company.group(ada, ben);
        const [flooding, other] = await Promise.all([ada.connect(t, namespace), ben.connect(t, namespace)]);
        const kinds = [join, `${typing}:start`, "no:such:event", `${typing}:stop`];

        const flood = Array.from({ length: 40 }, (_, i) => ask(flooding, kinds[i % kinds.length], { [idName]: group.id }));
        const [calm] = await ask(other, join, { [idName]: group.id });
        const acks = (await Promise.all(flood)).map(([ack]) => ack);

        assert.equal(calm.success, true);
        assert.ok(acks.slice(0, EVENTS_PER_SECOND).every(({ code }) => code !== "rate_limited"));
        const limited = acks.filter(({ code }) => code === "rate_limited");
        assert.ok(limited.length >= 20, `${limited.length} of 40 were limited`);
        for (const { retryAfterMs, ...ack } of limited) {
          assert.deepEqual(ack, { success: false, error: "Too many events", code: "rate_limited" });
          assert.ok(Number.isInteger(retryAfterMs) && retryAfterMs > 0 && retryAfterMs <= 1_000 / EVENTS_PER_SECOND);
        }
        await eventually(async () => (await ask(flooding, join, { [idName]: group.id }))[0].success, "the end of the limit");
      });
    }
  });
}
