import { describe } from "node:test";
import { chatReading } from "./chat-reading.js";
import { chatRooms } from "./chat-rooms.js";
import { chatSending } from "./chat-sending.js";
import { chatDialect } from "./dialects.js";
import { shared } from "./shared/index.js";

const TESTS_AT_ONCE = 4;

/** `/chat`: every row of its tables. */
export function chat(party) {
  describe("/chat", { concurrency: TESTS_AT_ONCE }, () => {
    [...shared.map((suite) => (to) => suite(to, chatDialect)), chatSending, chatReading, chatRooms].forEach((suite) => suite(party));
  });
}
