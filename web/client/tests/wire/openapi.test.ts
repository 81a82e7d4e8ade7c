import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorsIn } from "../kit/compiler.ts";
import { Server } from "../live/server.ts";
import { ALWAYS_THERE, typesOf, type Schema, type Schemas } from "./document.ts";

/** What each shape of the document is called here. */
const OURS: Readonly<Record<string, string>> = {
  Capabilities: "wire.Capabilities",
  ChatMessage: "wire.ChatMessage",
  ConversationKind: "wire.ConversationType",
  ConversationMessage: "wire.ConversationMessage",
  ConversationStatus: "wire.ConversationStatus",
  ConversationSummaryOfChatMessage: "wire.ChatThread",
  ConversationSummaryOfConversationMessage: "wire.ConversationSummary",
  ConversationSummaryOfOrderMessage: "wire.OrderThread",
  FileMeta: "wire.FileMeta",
  HistoryAnswerOfChatMessage: "wire.HistoryPage<wire.ChatMessage>",
  HistoryAnswerOfConversationMessage: "wire.HistoryPage<wire.ConversationMessage>",
  HistoryAnswerOfOrderMessage: "wire.HistoryPage<wire.OrderMessage>",
  MemberRole: "wire.MemberRole",
  MessageStatus: "wire.MessageStatus",
  MessageType: "wire.MessageType",
  OrderMessage: "wire.OrderMessage",
  PageOfConversationSummaryOfChatMessage: "wire.Page<wire.ChatThread>",
  PageOfConversationSummaryOfConversationMessage: "wire.Page<wire.ConversationSummary>",
  PageOfConversationSummaryOfOrderMessage: "wire.Page<wire.OrderThread>",
  Participant: "wire.Participant",
  PresenceAnswer: "wire.PresenceAnswer",
  Problem: "wire.Problem",
  SendCapability: "wire.SendCapability",
  SendChatMessageBody: "wire.SendBody & { tempId?: string }",
  SendConversationMessageBody: "wire.SendBody",
  SyncAnswerShapeOfConversationMessage: "wire.SyncAnswer<wire.ConversationMessage>",
  SyncBody: "wire.SyncBody",
  SyncedConversationShapeOfConversationMessage: "wire.SyncedConversation<wire.ConversationMessage>",
  WireAttachment: "wire.Attachment",
};

/** Shapes that the client does not read, or that are parts of those above. */
const OTHERS = (
  "AddMemberBody EditMessageBody MarkBody NamedUserBody OrderAnswer PageOfReceipt Position PresenceItem PutOrderBody " +
  "PutUserBody PutUsersBody Receipt RenameBody SendOrderMessageBody StartConversationBody SyncHeadBody " +
  "UnreadConversation UnreadTotals UserAnswer UsersAnswer"
).split(" ");

const wire = fileURLToPath(new URL("../../src/wire.ts", import.meta.url));

/** Says: a shape of the document and our type are the same, either way, member by member. */
function comparison(schemas: Schemas, name: string): string {
  return `import type * as wire from ${JSON.stringify(wire)};
type Keys<T> = T extends unknown ? keyof T : never;
type Member<T, K> = T extends unknown ? (K extends keyof T ? T[K] : undefined) : never;
type Items<T> = T extends readonly (infer Item)[] ? Item : never;
type Objects<T> = Exclude<Extract<T, object>, readonly unknown[]>;
type Plain<T> =
  | Exclude<T, object>
  | ([Extract<T, readonly unknown[]>] extends [never] ? never : Plain<Items<T>>[])
  | ([Objects<T>] extends [never] ? never : { [K in Keys<Objects<T>>]: Plain<Member<Objects<T>, K>> });
${typesOf(schemas).replaceAll(/^type /gm, "export type ")}
export const ours = (told: ${name}): Plain<${OURS[name]!}> => told;
export const told = (ours: Plain<${OURS[name]!}>): ${name} => ours;
`;
}

/** The document as it would be after each change of a shape that matters. */
function mistakes(schemas: Schemas, name: string): readonly { what: string; schemas: Schemas }[] {
  const schema = schemas[name]!;
  const { properties = {}, required = [] } = schema;
  const having = (what: string, change: Partial<Schema>) => ({
    what: `${name}: ${what}`,
    schemas: { ...schemas, [name]: { ...schema, ...change } },
  });
  if (schema.enum !== undefined) {
    const fewer = schema.enum.map((word) => having(`no ${word}`, { enum: schema.enum!.filter((one) => one !== word) }));
    return [...fewer, having("another word", { enum: [...schema.enum, "another"] })];
  }
  const members = Object.entries(properties).flatMap(([member, type]) => {
    const { [member]: _, ...left } = properties;
    const isRequired = required.includes(member);
    const other = isRequired ? required.filter((one) => one !== member) : [...required, member];
    return [
      having(`${member} is gone`, { properties: left, required: required.filter((one) => one !== member) }),
      having(`${member} has another name`, { properties: { ...left, [`${member}s`]: type } }),
      ...(ALWAYS_THERE.includes(member)
        ? []
        : [having(`${member} is ${isRequired ? "optional" : "required"}`, { required: other })]),
      having(`${member} is something else`, {
        properties: { ...left, [member]: { type: type.type === "boolean" ? "string" : "boolean" } },
      }),
    ];
  });
  return [...members, having("a member more", { properties: { ...properties, more: { type: "string" } } })];
}

describe("the types of the wire and the document of the server", () => {
  let server: Server;
  let schemas: Schemas;
  beforeAll(async () => {
    server = await Server.start({ ASPNETCORE_ENVIRONMENT: "Development" });
    const document = (await (await fetch(`${server.url}/openapi/v1.json`)).json()) as {
      components: { schemas: Schemas };
    };
    schemas = document.components.schemas;
  });
  afterAll(() => server.stop());

  it("speak of the same shapes", () => {
    expect(Object.keys(schemas).toSorted()).toEqual([...Object.keys(OURS), ...OTHERS].toSorted());
  });

  it("say the same of each", async () => {
    const files = Object.keys(OURS).map((name) => [`${name}.ts`, comparison(schemas, name)]);

    expect(await errorsIn(Object.fromEntries(files))).toEqual([]);
  });

  it("differ as soon as one of them changes anything", async () => {
    const wrong = Object.keys(OURS).flatMap((name) => mistakes(schemas, name).map((one) => ({ name, ...one })));
    const files = wrong.map((one, index) => [`${index}.ts`, comparison(one.schemas, one.name)]);
    const refused = new Set((await errorsIn(Object.fromEntries(files))).map((error) => Number.parseInt(error, 10)));

    expect(wrong.flatMap(({ what }, index) => (refused.has(index) ? [] : [what]))).toEqual([]);
  });
});
