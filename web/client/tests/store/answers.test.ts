import { describe, expect, it } from "vitest";
import { gateways } from "../../src/gateways/gateways.ts";
import { viewOf } from "../../src/gateways/words.ts";
import type { Message } from "../../src/model.ts";
import type { Summary } from "../../src/wire/summaries.ts";
import { LAST, THREAD } from "../kit/data.ts";
import { fixture, fixturesIn } from "../kit/fixtures.ts";

const shared = { id: LAST, threadId: THREAD, seq: 7, rev: 9, senderId: "ann", attachments: [] };
const createdAt = "2026-01-02T03:04:05.678Z";
const edited = { ...shared, createdAt, editedAt: "2026-01-02T03:05:05.678Z", clientId: "client-0000000001" };

/** What each message is in the words of all gateways, whichever of the three shapes it came in. */
const messages: Readonly<Record<string, Message>> = {
  message: {
    ...edited,
    kind: "text",
    text: "Grüße <b>😀</b>",
    status: "delivered",
    replyToId: "0198f1a0-0000-7000-8000-000000000003",
  },
  "message-deleted": { ...edited, kind: "text", text: "", status: "read", deletedAt: "2026-01-02T03:06:05.678Z" },
  "message-image": {
    ...shared,
    createdAt,
    kind: "image",
    text: "",
    status: "sent",
    attachmentUrl: "https://files.example/a/holiday%20photo.png?size=large",
    attachmentType: "image/png",
  },
};

const dialects = { chat: "chat", conversation: "conversations", order: "orders" } as const;
const shapes = Object.entries(dialects).flatMap(([word, gateway]) =>
  Object.entries(messages).map(([name, message]) => ({ file: `${word}-${name}.json`, gateway, message })),
);

const summaryOf = (file: string) => viewOf(fixture<Summary<never>>(`rest/${file}`), gateways.orders.message);

describe("what REST answers", () => {
  it("is all looked at", () => {
    const looked = [...shapes.map(({ file }) => file), "summary.json", "summary-empty.json", "sync.json"];

    expect(fixturesIn("rest")).toEqual(looked.toSorted());
  });

  it.each(shapes)("is the same message whatever its shape: $file", ({ file, gateway, message }) => {
    expect(gateways[gateway].message(fixture<never>(`rest/${file}`))).toEqual(message);
  });

  it("is a thread, its members and where they are", () => {
    const { summary, members, positions } = summaryOf("summary.json");

    expect(summary).toMatchObject({ id: THREAD, type: "order", orderId: "order-1", participantCount: 2, rev: 9 });
    expect(summary.lastMessage).toEqual(messages["message"]);
    expect(summary).not.toHaveProperty("participants");
    expect(members).toEqual([
      { userId: "ann", role: "customer", name: "Ann" },
      { userId: "bob", role: "provider" },
    ]);
    expect(positions).toEqual({
      ann: { deliveredSeq: 7, readSeq: 5, readAt: createdAt },
      bob: { deliveredSeq: 6, readSeq: 0 },
    });
  });

  it("is a thread without messages", () => {
    const { summary } = summaryOf("summary-empty.json");

    expect(summary).toMatchObject({ lastMessageAt: null, unreadCount: 0, rev: 0 });
    expect(summary.lastMessage).toBeUndefined();
    expect(summary.capabilities.send).toEqual({ allowed: false, reason: "thread_blocked" });
  });

  it("is what was missed", () => {
    const { conversations } = fixture<{ conversations: { messages: never[] }[] }>("rest/sync.json");
    const [missed] = conversations[0]!.messages.map(gateways.conversations.message);

    expect(missed).toEqual(messages["message"]);
  });
});
