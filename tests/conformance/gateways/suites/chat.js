import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { command, event } from "../harness.js";

/** `/chat`: every row of its tables. */
export function chat(party) {
  describe("/chat", { concurrency: true }, () => {
    test("a message is stored, acknowledged and heard by everybody in the thread, the sender's other device included", async (t) => {
      const company = party.company();
      const [ada, ben] = await company.introduce("ada", "ben");
      const thread = await company.group(ada, ben);
      const phone = await ada.connect(t, "/chat");
      const laptop = await ada.connect(t, "/chat");
      const other = await ben.connect(t, "/chat");
      const heard = [phone, laptop, other].map((socket) => event(socket, "chat:message"));

      const { message } = await command(phone, "chat:send", { threadId: thread.id, content: "Hello", type: "Text", tempId: "t-1" });

      assert.equal(message.content, "Hello");
      assert.equal(message.senderId, "ada");
      for (const [payload] of await Promise.all(heard)) assert.deepEqual(payload, { threadId: thread.id, message, tempId: "t-1" });
      const stored = await ben.call("GET", `/chat/threads/${thread.id}/messages`);
      assert.equal(stored.body.items[0].id, message.id);
    });
  });
}
