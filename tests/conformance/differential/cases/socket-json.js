import { ALONE, rawBytes, socketCases } from "./case.js";

const DEEPEST = 32;
const HOLDER = '{"_placeholder":true,"num":0}';
const LIMIT = 1_000_000;

const duplicates = {
  "a duplicate key": '2["message",{"a":1,"a":2}]',
  "a duplicate key with equal values": '2["message",{"a":1,"a":1}]',
  "a duplicate key deep inside": '2["message",[{"b":{"a":1,"c":2,"a":3}}]]',
  "a duplicate key that is escaped once": '2["message",{"a":1,"\\u0061":2}]',
  "a duplicate empty key": '2["message",{"":1,"":2}]',
  "a duplicate __proto__ key": '2["message",{"__proto__":1,"__proto__":2}]',
  "a duplicate key in an event with an id": '21["message-with-ack",{"a":1,"a":2}]',
  "a duplicate key in an event of an unknown name": '2["unknown",{"a":1,"a":2}]',
  "a duplicate key in an acknowledgement": '31[{"a":1,"a":2}]',
  "a duplicate key in a binary event": [`51-["message",${HOLDER},{"a":1,"a":2}]`, Buffer.from([1])],
  "a placeholder with two numbers": ['51-["message",{"_placeholder":true,"num":5,"num":0}]', Buffer.from([1])],
  "keys that differ in case": '2["message",{"a":1,"A":2}]',
  "keys that differ in their normal form": '2["message",{"\\u00e9":1,"e\\u0301":2}]',
  "the same key in two objects": '2["message",{"a":1},{"a":{"a":2}}]',
};

const depths = {
  "arrays of the greatest depth": `2${arrays(DEEPEST)}`,
  "arrays one level too deep": `2${arrays(DEEPEST + 1)}`,
  "objects of the greatest depth": `2${objects(DEEPEST)}`,
  "objects one level too deep": `2${objects(DEEPEST + 1)}`,
  "arrays of depth 1,000": `2${arrays(1_000)}`,
  "arrays one level too deep in an event with an id": `21${arrays(DEEPEST + 1, "message-with-ack")}`,
  "arrays one level too deep in an event of an unknown name": `2${arrays(DEEPEST + 1, "unknown")}`,
  "arrays one level too deep in an acknowledgement": `31${arrays(DEEPEST + 1)}`,
  "arrays one level too deep in a binary event": [`51-${arrays(DEEPEST + 1)}`, Buffer.from([1])],
  "two branches of the greatest depth": `2["message",${nested(DEEPEST - 1)},${nested(DEEPEST - 1)}]`,
  "a hundred thousand open brackets": `2${"[".repeat(100_000)}`,
  "a hundred thousand open objects": `2["message",${'{"a":'.repeat(100_000)}`,
};

const payloads = {
  "a CONNECT with a duplicate key": '0{"a":1,"a":2}',
  "a CONNECT with objects of the greatest depth": `0${bareObjects(DEEPEST)}`,
  "a CONNECT with objects one level too deep": `0${bareObjects(DEEPEST + 1)}`,
  "a CONNECT to an unknown namespace with a duplicate key": '0/unknown,{"a":1,"a":2}',
};

const invalidUtf8 = {
  "an invalid byte in an event": rawBytes('42["message","', [0xff], '"]'),
  "an invalid byte in an event name": rawBytes('42["', [0xff], '"]'),
  "an invalid byte in a namespace": rawBytes("40/", [0xff], ","),
  "an invalid byte as the Socket.IO type": rawBytes("4", [0xff]),
  "a surrogate encoded in UTF-8 in an event": rawBytes('42["message","', [0xed, 0xa0, 0x80], '"]'),
  "an overlong quote in an event": rawBytes('42["message","', [0xc0, 0xa2], '"]'),
};

const sizes = {
  "an event of exactly the limit": `2["message","${"x".repeat(LIMIT - 16)}"]`,
  "an event one byte over the limit": `2["message","${"x".repeat(LIMIT - 15)}"]`,
  "an event with an attachment of half the limit": [`51-["message",${HOLDER}]`, Buffer.alloc(LIMIT / 2, 7)],
};

export const socketJson = [
  ...socketCases("after joining", { ...duplicates, ...depths, ...invalidUtf8 }, { joins: ["/"] }),
  ...socketCases("after joining", sizes, { joins: ["/"], phase: ALONE }),
  ...socketCases("before joining", payloads, { probes: ["/"] }),
];

/** JSON of this depth, counting the array of the event itself. */
function arrays(depth, name = "message") {
  return `["${name}",${nested(depth - 1)}]`;
}

function nested(depth) {
  return "[".repeat(depth) + "]".repeat(depth);
}

function objects(depth) {
  return `["message",${bareObjects(depth - 1)}]`;
}

function bareObjects(depth) {
  return `${'{"a":'.repeat(depth - 1)}{}${"}".repeat(depth - 1)}`;
}
