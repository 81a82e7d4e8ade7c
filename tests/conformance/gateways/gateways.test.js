import { after, before, describe } from "node:test";
import { databases } from "./databases.js";
import { Company, startParley } from "./harness.js";
import { chat } from "./suites/chat.js";
import { conversations } from "./suites/conversations.js";
import { otherLimits } from "./suites/other-limits.js";

const suites = [chat, conversations, otherLimits];

const TESTS_AT_ONCE = 4;

for (const database of databases) {
  describe(database.name, { concurrency: TESTS_AT_ONCE }, () => {
    const party = { database, company: () => new Company(party.server) };
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
