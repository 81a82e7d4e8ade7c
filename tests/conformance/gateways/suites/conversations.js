import { describe } from "node:test";
import { conversationsReading } from "./conversations-reading.js";
import { conversationsSending } from "./conversations-sending.js";
import { conversationsDialect } from "./dialects.js";
import { shared } from "./shared/index.js";

const TESTS_AT_ONCE = 4;

/** `/`: every row of its tables. */
export function conversations(party) {
  describe("/", { concurrency: TESTS_AT_ONCE }, () => {
    [...shared.map((suite) => (to) => suite(to, conversationsDialect)), conversationsSending, conversationsReading].forEach((suite) => suite(party));
  });
}
