import { after, before, describe } from "node:test";
import { databases } from "./databases.js";
import { Company, startParley } from "./harness.js";
import { chat } from "./suites/chat.js";
import { connecting } from "./suites/connecting.js";
import { conversations } from "./suites/conversations.js";
import { crossing } from "./suites/crossing.js";
import { crowded } from "./suites/crowded.js";
import { expiring } from "./suites/expiring.js";
import { flooding } from "./suites/flooding.js";
import { orders } from "./suites/orders.js";
import { otherLimits } from "./suites/other-limits.js";
import { refusals } from "./suites/refusals.js";
import { returning } from "./suites/returning.js";

const suites = [chat, conversations, orders, crossing, connecting, expiring, refusals, flooding, otherLimits, returning, crowded];

const TESTS_AT_ONCE = 4;

for (const database of databases) {
  describe(database.name, { concurrency: TESTS_AT_ONCE }, () => {
    const party = { database, company: (server = party.server) => new Company(server) };
    before(async () => {
      await database.start();
      party.server = await startParley(await database.create("shared"));
    });
    after(async () => {
      await party.server?.stop();
      await database.stop();
    });
    suites.forEach((suite) => suite(party));
  });
}
