import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { check, checkTypes, literal } from "./compiler.js";
import { fixture, gateways } from "./gateways.js";
import { clientEventsSource, packetSource, serverEventsSource } from "./sources.js";
import { variants } from "./variants.js";

const packets = gateways.flatMap((gateway) => gateway.packets.map((packet) => ({ ...packet, gateway })));

/** The members that a packet may lack. */
const OPTIONAL = [
  ...["clientId", "editedAt", "newOwnerId", "replyToId", "tempId"],
  ...["conversation.lastMessage", "conversation.name", "thread.lastMessage", "thread.name", "thread.orderId"],
  ...["lastMessage.clientId", "lastMessage.editedAt", "lastMessage.replyToId", "lastMessage.tempId", "lastMessage.text"],
  ...["message.clientId", "message.editedAt", "message.replyToId", "message.tempId", "message.text"],
  ...["participants.name", "participants.readAt"],
];

/** What REST answers in the shapes of the events. */
const REST = {
  "chat-message": "ChatMessage",
  "chat-message-deleted": "ChatMessage",
  "chat-message-image": "ChatMessage",
  "conversation-message": "ConversationMessage",
  "conversation-message-deleted": "ConversationMessage",
  "conversation-message-image": "ConversationMessage",
  "order-message": "OrderMessage",
  "order-message-deleted": "OrderMessage",
  "order-message-image": "OrderMessage",
  summary: "OrderThread",
  "summary-empty": "ConversationSummary",
  sync: "SyncAnswer<ConversationMessage>",
};

/** What events are answered with. */
const ACKS = {
  done: "Done",
  refused: "Refusal",
  "refused-for-a-while": "Refusal",
  message: "MessageDone<ChatMessage>",
  sent: "SentDone<ConversationMessage>",
  position: "PositionDone",
  refreshed: "RefreshDone",
  sync: "SyncDone<ConversationMessage>",
};

/** Checks sources by name; resolves with the errors of those that have some. */
async function mistakesIn(sources) {
  const errors = await check(Object.values(sources));
  return Object.fromEntries(Object.keys(sources).map((name, index) => [name, errors[index]]).filter(([, found]) => found.length > 0));
}

describe("the types of the events", () => {
  it("fit the generics of the client", async () => {
    assert.deepEqual(await checkTypes(), []);
  });

  it("have a fixture each, and each fixture has a type", async () => {
    const events = ({ packets }) => packets.map(({ event }) => event);
    const sources = gateways.map((gateway) => [gateway.serverEvents, serverEventsSource(gateway, events(gateway))]);

    assert.deepEqual(await mistakesIn(Object.fromEntries(sources)), {});
  });

  it("refuse that a fixture is missing, and one that nobody knows", async () => {
    const [gateway] = gateways;
    const [first, ...others] = gateway.packets.map(({ event }) => event);
    const errors = await check([others, [first, ...others, "chat:unknown"]].map((events) => serverEventsSource(gateway, events)));

    assert.match(errors[0].join(), new RegExp(`'"${first}"' is missing`));
    assert.match(errors[1].join(), /'"chat:unknown"' does not exist/);
  });

  it("are for sending what the guides name", async () => {
    const sources = gateways.map((gateway) => [gateway.clientEvents, clientEventsSource(gateway, gateway.documentedClientEvents)]);

    assert.deepEqual(await mistakesIn(Object.fromEntries(sources)), {});
  });
});

describe("the type of a packet", () => {
  let wrong;
  before(async () => {
    wrong = packets.flatMap((right) => variants(JSON.parse(right.text)).map((variant) => ({ ...right, ...variant })));
    const errors = await check(wrong.map(({ gateway, event, packet }) => packetSource(gateway, event, JSON.stringify(packet))));
    wrong.forEach((variant, index) => (variant.isRefused = errors[index].length > 0));
  });

  const accepted = (mistake) => wrong.filter((variant) => variant.mistake === mistake && !variant.isRefused);

  it("accepts every fixture", async () => {
    const sources = packets.map(({ path, gateway, event, text }) => [path, packetSource(gateway, event, text)]);

    assert.deepEqual(await mistakesIn(Object.fromEntries(sources)), {});
  });

  it("accepts what REST answers in the same shapes", async () => {
    const sources = Object.entries(REST).map(([name, type]) => [name, literal(type, fixture(`rest/${name}.json`))]);

    assert.deepEqual(await mistakesIn(Object.fromEntries(sources)), {});
  });

  it("accepts every acknowledgement", async () => {
    const sources = Object.entries(ACKS).map(([name, type]) => [name, literal(type, fixture(`socket/acks/${name}.json`))]);

    assert.deepEqual(await mistakesIn(Object.fromEntries(sources)), {});
  });

  it("refuses the name of another event", async () => {
    const [gateway] = gateways;
    const { text } = gateway.packets.find(({ event }) => event === "chat:delivered");
    const [errors] = await check([packetSource(gateway, "chat:read", text)]);

    assert.match(errors.join(), /'"chat:delivered"' is not assignable to type '"chat:read"'/);
  });

  it("refuses a member too many, in whatever object", () => {
    assert.deepEqual(accepted("a member too many").map(({ path, member }) => [path, member]), []);
  });

  it("refuses a wrong type of whatever member", () => {
    assert.deepEqual(accepted("a wrong type").map(({ path, member }) => [path, member]), []);
  });

  it("refuses a missing member, but for the optional ones", () => {
    const missing = new Set(accepted("a member removed").map(({ member }) => member));

    assert.deepEqual([...missing].sort(), OPTIONAL.toSorted());
  });
});
