/** The parts of an OpenAPI document that say which shapes there are. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

export type Schemas = Readonly<Record<string, Schema>>;

/** Members that are always there, null at the end of a list, which the document cannot say. */
export const ALWAYS_THERE = ["nextCursor"];

/** What the document only calls a string. */
const WORDS: Readonly<Record<string, string>> = {
  "PresenceItem.status": '"online" | "offline"',
  "Problem.code": "wire.ErrorCode",
  "SendCapability.reason": "wire.GateCode",
  "SendChatMessageBody.type": "wire.SentType",
  "SendConversationMessageBody.type": "wire.SentType",
};

const PRIMITIVES: Readonly<Record<string, string>> = {
  string: "string",
  boolean: "boolean",
  null: "null",
  integer: "number",
  number: "number",
};

/** The shapes of a document as types: each member is there, and undefined where it may be absent. */
export function typesOf(schemas: Schemas): string {
  return Object.entries(schemas)
    .map(
      ([name, schema]) => `type ${name} = ${schema.properties === undefined ? typeOf(schema) : bodyOf(name, schema)};`,
    )
    .join("\n");
}

function bodyOf(name: string, { properties = {}, required = [] }: Schema): string {
  const members = Object.entries(properties).map(([member, schema]) => {
    const words = [schema.type].flat().includes("string") ? WORDS[`${name}.${member}`] : undefined;
    const type = words ?? typeOf(schema);
    // The server leaves out what is null, but for what is required.
    if (required.includes(member) || ALWAYS_THERE.includes(member)) return `${member}: ${type}`;
    return `${member}: ${type.replace("null | ", "")} | undefined`;
  });
  return `{ ${members.join("; ")} }`;
}

function typeOf({ $ref, type = [], enum: words, oneOf, items }: Schema): string {
  if ($ref !== undefined) return $ref.slice("#/components/schemas/".length);
  if (words !== undefined) return words.map((word) => JSON.stringify(word)).join(" | ");
  if (oneOf !== undefined) return oneOf.map(typeOf).join(" | ");
  return [type]
    .flat()
    .map((one) => (one === "array" ? `(${typeOf(items!)})[]` : PRIMITIVES[one]!))
    .join(" | ");
}
