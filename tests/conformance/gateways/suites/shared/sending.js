import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { command, refused } from "../../harness.js";
import { gather, heard, hears, messageLike } from "../../scenes.js";

const STRANGER = { success: false, error: "Not a member of this conversation", code: "not_a_member" };
const ASTRAL = "😀";

/** What may be sent, in the words of a dialect, and what may not. */
export function sending(party, dialect) {
  const { namespace, id, send } = dialect;

  test("a picture by its address is heard with it, in whatever case its type is written", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, namespace, "ada", "ben");
    const attachment = { attachmentUrl: "https://example.org/cat.png?size=1", attachmentType: "image/png" };

    const { message } = await command(ada, send, { [id]: group.id, content: "", type: "Image", ...attachment });

    const fields = { seq: 1, [id]: group.id, senderId: "ada", type: "image", content: "", ...attachment };
    assert.deepEqual(message, messageLike(message, fields));
    assert.deepEqual(dialect.messageIn(await hears(ben, dialect.message)), message);
  });

  for (const [what, fields] of [
    ["an image without an address", { type: "image" }],
    ["a file without an address", { type: "file", content: "Look" }],
    ["an address that is not https", { attachmentUrl: "http://example.org/cat.png" }],
    ["an address that is a script", { attachmentUrl: "javascript:alert(1)" }],
    ["the type of an attachment that is not there", { attachmentType: "image/png" }],
    ["an attachment that was not uploaded", { attachmentIds: [randomUUID()] }],
  ]) {
    test(`${what} is refused`, async (t) => {
      const { group, sockets: [ada] } = await gather(t, party, namespace, "ada", "ben");

      const refusal = await refused(ada, send, { [id]: group.id, content: "Hello", ...fields });

      assert.equal(refusal.code, "invalid_attachment");
    });
  }

  test("a reply names its message", async (t) => {
    const { group, sockets: [ada, ben] } = await gather(t, party, namespace, "ada", "ben");
    const first = await command(ada, send, { [id]: group.id, content: "Question" });

    const { message } = await command(ben, send, { [id]: group.id, content: "Answer", replyToId: first.message.id });

    const fields = { seq: 2, [id]: group.id, senderId: "ben", content: "Answer", replyToId: first.message.id };
    assert.deepEqual(message, messageLike(message, fields));
    assert.deepEqual(dialect.messageIn(await hears(ada, dialect.message, (payload) => dialect.messageIn(payload).seq === 2)), message);
  });

  test("a reply to a message of another conversation is refused as one to an unknown message", async (t) => {
    const { company, people, group, sockets: [ada] } = await gather(t, party, namespace, "ada", "ben");
    const another = await company.group(...people);
    const { message } = await command(ada, send, { [id]: another.id, content: "Elsewhere" });

    for (const replyToId of [message.id, randomUUID(), "no id"]) {
      const refusal = await refused(ada, send, { [id]: group.id, content: "Answer", replyToId });
      assert.deepEqual(refusal, { success: false, error: "Message not found", code: "not_found" });
    }
  });

  test("clients send no system messages, in whatever case, and none of an unknown type", async (t) => {
    const { group, sockets: [ada] } = await gather(t, party, namespace, "ada", "ben");

    for (const type of ["system", "System", "SYSTEM", "voice", "", "0"]) {
      assert.equal((await refused(ada, send, { [id]: group.id, content: "Hello", type })).code, "invalid_type");
    }
  });

  test("a text has 10,000 characters at most, counted as code points", async (t) => {
    const { group, sockets: [ada] } = await gather(t, party, namespace, "ada", "ben");

    const { message } = await command(ada, send, { [id]: group.id, content: ASTRAL.repeat(10_000) });
    const refusal = await refused(ada, send, { [id]: group.id, content: "x".repeat(10_001) });

    assert.equal(message.content.length, 20_000);
    assert.deepEqual(refusal, { success: false, error: "The text has 10001 characters; 10000 are allowed", code: "invalid_content" });
  });

  test("a text in the thread of an order has 2,000 characters at most", async (t) => {
    const company = party.company();
    const [ada, ben] = await company.introduce("ada", "ben");
    const thread = await company.order("order-1", ada, ben);
    const socket = await ada.connect(t, namespace);

    await command(socket, send, { [id]: thread.id, content: ASTRAL.repeat(2_000) });
    const { code } = await refused(socket, send, { [id]: thread.id, content: "x".repeat(2_001) });

    assert.equal(code, "invalid_content");
  });

  test("a text that is empty, or that no database could keep, is refused", async (t) => {
    const { group, sockets: [ada] } = await gather(t, party, namespace, "ada", "ben");

    for (const content of ["", " \n", "a\u0000b"]) {
      assert.equal((await refused(ada, send, { [id]: group.id, content })).code, "invalid_content");
    }
    assert.equal((await refused(ada, send, { [id]: group.id, content: "\ud83d" })).code, "invalid_json");
  });

  test("what is missing, or of another kind, is named", async (t) => {
    const { group, sockets: [ada] } = await gather(t, party, namespace, "ada", "ben");
    const snake = id.replace("Id", "_id");

    assert.equal((await refused(ada, send, { content: "Hello" })).code, `invalid_${snake}`);
    assert.equal((await refused(ada, send, { [id]: 7, content: "Hello" })).code, `invalid_${snake}`);
    assert.equal((await refused(ada, send, { [id]: group.id })).code, "invalid_content");
    assert.equal((await refused(ada, send, { [id]: group.id, content: null })).code, "invalid_content");
    assert.equal((await refused(ada, send, "Hello")).code, "invalid_request");
  });

  test("who is not a member sends to no conversation, be it unknown, foreign or another's", async (t) => {
    const { company, people: [ada], group, sockets: [listener] } = await gather(t, party, namespace, "ada", "ben");
    await company.introduce("cy");
    const colleague = await company.user("cy").connect(t, namespace);
    const foreigner = await party.company().user("ada").connect(t, namespace);

    assert.deepEqual(await refused(colleague, send, { [id]: group.id, content: "Hello" }), STRANGER);
    assert.deepEqual(await refused(foreigner, send, { [id]: group.id, content: "Hello" }), STRANGER);
    assert.deepEqual(await refused(colleague, send, { [id]: randomUUID(), content: "Hello" }), STRANGER);
    assert.deepEqual(await refused(colleague, send, { [id]: "no id", content: "Hello" }), STRANGER);
    await ada.call("POST", `${dialect.mount}/${group.id}/messages`, { content: "The only one" });
    await hears(listener, dialect.message);
    assert.deepEqual(heard(listener, dialect.message).map((payload) => dialect.messageIn(payload).content), ["The only one"]);
  });

  test("nobody outside a conversation hears its messages", async (t) => {
    const { company, people: [ada], group, sockets: [sender] } = await gather(t, party, namespace, "ada", "ben");
    const [cy] = await company.introduce("cy");
    const another = await company.group(ada, cy);
    const colleague = await cy.connect(t, namespace);

    await command(sender, send, { [id]: group.id, content: "Ours" });
    await command(sender, send, { [id]: another.id, content: "Yours" });

    await hears(colleague, dialect.message);
    assert.deepEqual(heard(colleague, dialect.message).map((payload) => dialect.messageIn(payload).content), ["Yours"]);
  });

  test("everybody hears the messages of many in one order, without a gap", async (t) => {
    const { group, sockets } = await gather(t, party, namespace, "ada", "ben", "cy");

    const say = (_, index) => command(sockets[index % 3], send, { [id]: group.id, content: `${index}` });
    const sent = await Promise.all(Array.from({ length: 30 }, say));

    const ids = sent.map(({ message }) => message).sort((one, other) => one.seq - other.seq).map((message) => message.id);
    for (const socket of sockets) {
      await hears(socket, dialect.message, (payload) => dialect.messageIn(payload).seq === 30);
      const messages = heard(socket, dialect.message).map(dialect.messageIn);
      assert.deepEqual(messages.map(({ seq }) => seq), Array.from({ length: 30 }, (_, index) => index + 1));
      assert.deepEqual(messages.map((message) => message.id), ids);
    }
  });
}
