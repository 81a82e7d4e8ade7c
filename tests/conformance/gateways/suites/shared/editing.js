import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { command, refused } from "../../harness.js";
import { aTime, gather, heard, hears } from "../../scenes.js";

/** Editing and deleting, by socket and by REST. */
export function editing(party, dialect) {
  const { namespace, id, send, edited, deleted } = dialect;
  const NOT_FOUND = { success: false, error: "Message not found", code: "not_found" };
  const sendBy = async (socket, group, more) => (await command(socket, send, { [id]: group.id, content: "Hello", ...more })).message;

  test("an edited message is acknowledged, and heard by everybody", async (t) => {
    const { people, group, sockets } = await gather(t, party, namespace, "ada", "ben");
    const laptop = await people[0].connect(t, namespace);
    const original = await sendBy(sockets[0], group, { clientId: "c-1" });

    const ack = await command(sockets[0], dialect.edit, { messageId: original.id, content: "Good bye" });

    const message = { ...original, rev: 2, content: "Good bye", editedAt: aTime(ack.message.editedAt) };
    assert.deepEqual(ack, { success: true, message });
    for (const socket of [...sockets, laptop]) assert.deepEqual(await hears(socket, edited), dialect.editedWith(message));
  });

  test("an edited message that was read is read still", async (t) => {
    const { people: [, ben], group, sockets: [ada] } = await gather(t, party, namespace, "ada", "ben");
    const original = await sendBy(ada, group);
    await ben.call("POST", `/conversations/${group.id}/read`);

    const { message } = await command(ada, dialect.edit, { messageId: original.id, content: "Good bye" });

    assert.equal(message.status, "read");
    assert.deepEqual(await hears(ada, edited), dialect.editedWith(message));
  });

  test("a message is edited into what it says already without anybody being told", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, namespace, "ada", "ben");
    const original = await sendBy(ada, group);

    const ack = await command(ada, dialect.edit, { messageId: original.id, content: "Hello" });
    const { message } = await command(ada, dialect.edit, { messageId: original.id, content: "Good bye" });

    assert.deepEqual(ack, { success: true, message: original });
    await hears(ben, edited);
    assert.deepEqual(heard(ben, edited), [dialect.editedWith(message)]);
  });

  test("a deleted message is acknowledged without what it said, and heard by everybody", async (t) => {
    const { people, group, sockets } = await gather(t, party, namespace, "ada", "ben");
    const laptop = await people[0].connect(t, namespace);
    const { attachmentUrl, attachmentType, ...original } = await sendBy(sockets[0], group, {
      attachmentUrl: "https://example.org/cat.png",
      attachmentType: "image/png",
    });

    const ack = await command(sockets[0], dialect.delete, { messageId: original.id });

    assert.deepEqual([attachmentUrl, attachmentType], ["https://example.org/cat.png", "image/png"]);
    const deletedAt = aTime(ack.message.deletedAt);
    assert.deepEqual(ack, { success: true, message: { ...original, rev: 2, content: "", deletedAt } });
    const payload = { [id]: group.id, messageId: original.id, rev: 2, deletedAt };
    for (const socket of [...sockets, laptop]) assert.deepEqual(await hears(socket, deleted), payload);
  });

  test("a message is deleted once: again it is answered, and nobody hears of it", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, namespace, "ada", "ben");
    const [first, second] = [await sendBy(ada, group), await sendBy(ada, group)];
    const remove = (message) => command(ada, dialect.delete, { messageId: message.id });

    assert.deepEqual(await remove(first), await remove(first));
    await remove(second);

    await hears(ben, deleted, ({ messageId }) => messageId === second.id);
    assert.deepEqual(heard(ben, deleted).map(({ messageId }) => messageId), [first.id, second.id]);
  });

  test("what was edited and deleted by REST is heard as well", async (t) => {
    const { people: [ada], group, sockets: [socket, ben] } = await gather(t, party, namespace, "ada", "ben");
    const original = await sendBy(socket, group);

    const { body: { editedAt } } = await ada.call("PATCH", `/messages/${original.id}`, { content: "Good bye" });
    const { body: { deletedAt } } = await ada.call("DELETE", `/messages/${original.id}`);

    const message = { ...original, rev: 2, content: "Good bye", editedAt };
    assert.deepEqual(await hears(ben, edited), dialect.editedWith(message));
    assert.deepEqual(await hears(ben, deleted), { [id]: group.id, messageId: original.id, rev: 3, deletedAt });
  });

  test("moderators delete what others have sent, but do not edit it", async (t) => {
    const { company, group, sockets: [ada, ben] } = await gather(t, party, namespace, "ada", "ben");
    const moderator = await company.user("mo", { roles: ["moderator"] }).connect(t, namespace);
    const { id: messageId } = await sendBy(ada, group);

    assert.deepEqual(await refused(moderator, dialect.edit, { messageId, content: "Good bye" }), NOT_FOUND);
    await command(moderator, dialect.delete, { messageId });

    assert.equal((await hears(ben, deleted)).messageId, messageId);
    assert.deepEqual(heard(moderator, deleted), []);
  });

  test("what another has sent is neither edited nor deleted, and to strangers it does not exist", async (t) => {
    const { company, people: [, ben], group, sockets: [ada, other] } = await gather(t, party, namespace, "ada", "ben");
    await company.introduce("cy");
    const colleague = await company.user("cy").connect(t, namespace);
    const { id: messageId } = await sendBy(ada, group);

    for (const name of [dialect.edit, dialect.delete]) {
      const body = { messageId, content: "Good bye" };
      assert.equal((await refused(other, name, body)).code, "forbidden");
      assert.deepEqual(await refused(colleague, name, body), NOT_FOUND);
      assert.deepEqual(await refused(ada, name, { ...body, messageId: randomUUID() }), NOT_FOUND);
      assert.deepEqual(await refused(ada, name, { content: "x" }), { success: false, error: "messageId is missing", code: "invalid_message_id" });
    }
    const history = await ben.call("GET", `/conversations/${group.id}/messages`);
    assert.equal(history.body.items[0].content, "Hello");
  });

  test("an edit is held to the rules of sending, and a deleted message is not edited", async (t) => {
    const { people: [ada], group, sockets: [socket] } = await gather(t, party, namespace, "ada", "ben");
    const { id: messageId } = await sendBy(socket, group);
    const codeOf = async (content) => (await refused(socket, dialect.edit, { messageId, content })).code;

    assert.deepEqual([await codeOf(""), await codeOf("a\u0000b"), await codeOf("x".repeat(10_001))], Array(3).fill("invalid_content"));
    await ada.call("POST", `/conversations/${group.id}/archive`);
    assert.equal(await codeOf("Good bye"), "thread_archived");
    await command(socket, dialect.delete, { messageId });
    assert.equal(await codeOf("Good bye"), "not_found");
  });
}
