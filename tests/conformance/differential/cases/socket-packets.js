import { inTurn, socketCases } from "./case.js";

const RESERVED_EVENTS = ["connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"];
const ORDINARY_EVENTS = ["connection", "error", "unknown", "", "__proto__", "constructor", "toString", "😀", "a\nb"];
// JavaScript takes each of them for the number 0.
const SPACES = [" ", "\n", "\t", "\u00a0", "\ufeff", "\u2028"];
const TYPES = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const NO_TYPES = ["a", "-", "/", "[", "{", '"', "٢", "２", "²", "Ⅱ"];
const JSON_VALUES = {
  "an object": '{"a":1}',
  "an empty object": "{}",
  "an array": '["a"]',
  "an empty array": "[]",
  "a string": '"a"',
  "an empty string": '""',
  "a number": "-1.5",
  true: "true",
  false: "false",
  null: "null",
};

/** Sent in every state: these are wrong, or have no effect, whether or not a namespace is joined. */
const anyState = {
  ...generate(TYPES, (type) => [`type ${type} alone`, type]),
  ...generate(TYPES, (type) => [`type ${type} with an event`, `${type}["message","a"]`]),
  ...generate(NO_TYPES, (type) => [`the type "${type}"`, `${type}["message"]`]),
  ...generate(SPACES, (space) => [`the type ${nameOfSpace(space)}`, space]),
  ...generate(SPACES, (space) => [`the type ${nameOfSpace(space)} with an object`, `${space}{"a":1}`]),
  "a packet of nothing": "",
  ...onEach(["0", "1", "2", "3", "4"], JSON_VALUES, (type, json) => `${type}${json}`),
  "an event for a namespace not joined": '2/custom,["message","a"]',
  "an event for an unknown namespace": '2/unknown,["message","a"]',
  "an acknowledgement for a namespace not joined": "3/custom,1[]",
  "a disconnection from a namespace not joined": "1/custom,",
  "a disconnection with data": "1{}",
  "a disconnection with an id": "11",
  "truncated JSON": '2["message","a"',
  "a truncated string": '2["message","a',
  "a truncated escape": '2["message","\\u00"]',
  "garbage after the JSON": '2["message","a"]x',
  "a second array after the JSON": '2["message","a"]["message","b"]',
  "a NUL after the JSON": '2["message","a"]\x00',
  "single quotes": "2['message']",
  "a trailing comma": '2["message",]',
  "a comment": '2["message"/* */]',
  "NaN as an argument": '2["message",NaN]',
  "a hexadecimal number": '2["message",0x10]',
  "a number with a leading zero": '2["message",01]',
  "a number with a leading plus": '2["message",+1]',
  "a number with a bare point": '2["message",1.]',
  "a bare control character in a string": '2["message","a\nb"]',
  "a bad escape in a string": '2["message","\\x41"]',
  "an object key without quotes": "2[\"message\",{a:1}]",
  "a binary message without a header": [Buffer.from([1])],
  "an empty binary message without a header": [Buffer.alloc(0)],
};

const connecting = {
  "a CONNECT": "0",
  ...generate(Object.entries(JSON_VALUES), ([name, json]) => [`a CONNECT to /custom with ${name}`, `0/custom,${json}`]),
  "a CONNECT with nested data": '0{"token":"x","deep":{"list":[1,null,{"a":"b"}]}}',
  "a CONNECT with a __proto__ key": '0{"__proto__":{"admin":true},"constructor":1}',
  "a CONNECT with data beyond ASCII": '0{"name":"😀 \\ud83d\\ude00 é"}',
  "a CONNECT with a lone surrogate": '0{"name":"\\ud800"}',
  "a CONNECT with truncated data": '0{"token":',
  "a CONNECT with garbage after its data": "0{}x",
  "a CONNECT with an id": "05",
  "a CONNECT with an id and data": '05{"a":1}',
  "a CONNECT with a recovery id": '0{"pid":"x","offset":"y"}',
  "a CONNECT to the main namespace by name": "0/,",
  "a CONNECT to the main namespace by name without a comma": "0/",
  "a CONNECT to /custom": "0/custom,",
  "a CONNECT to /custom without a comma": "0/custom",
  "a CONNECT to /custom with an id": "0/custom,7",
  "a CONNECT to /custom with data right after its name": "0/custom{}",
  "a CONNECT to an unknown namespace": "0/unknown,",
  "a CONNECT to an unknown namespace with data": '0/unknown,{"a":1}',
  "a CONNECT to /custom with a query string": "0/custom?token=abc,",
  "a CONNECT to the main namespace with a query string": "0/?token=abc,",
  "a CONNECT to /custom with a slash at its end": "0/custom/,",
  "a CONNECT to /custom in capitals": "0/CUSTOM,",
  "a CONNECT to the namespace //": "0//,",
  "a CONNECT to the namespace /__proto__": "0/__proto__,",
  "a CONNECT to the namespace /constructor": "0/constructor,",
  "a CONNECT to a namespace beyond ASCII": "0/😀,",
  "a CONNECT to a namespace with control characters": "0/a\x00\r\nb,",
  "a CONNECT to a namespace of 10,000 characters": `0/${"a".repeat(10_000)},`,
  "a CONNECT to a namespace without a slash": "0custom,",
  "a comma after a CONNECT": "0,",
  "five CONNECTs to unknown namespaces": ["0/a,", "0/b,", "0/c,", "0/d,", "0/e,"],
  "CONNECTs to both namespaces in one payload": ["0", "0/custom,"],
  "CONNECTs to both namespaces in two payloads": inTurn("0", "0/custom,"),
  "two CONNECTs in one payload": ["0", "0"],
  "two CONNECTs to /custom in one payload": ["0/custom,", "0/custom,"],
  "two CONNECTs in two payloads": inTurn("0", "0"),
  "an event in the payload of its CONNECT": ["0", '2["message","a"]'],
  "a disconnection in the payload of its CONNECT": ["0", "1"],
  "an unknown type in the payload of a CONNECT": ["0", "9"],
};

const events = {
  "an event": '2["message","a"]',
  "an event without arguments": '2["message"]',
  "an event with every kind of value": '2["message",1,-1.5,"a",true,false,null,[],{},{"a":[{"b":null}]}]',
  "an event with whitespace in its JSON": '2[ "message" ,\n\t"a" ]\r\n',
  "an event with text beyond ASCII": '2["message","é€😀","\\u00e9\\ud83d\\ude00","\\u2028\u2028","\\u0000"]',
  "an event with a lone surrogate": '2["message","\\ud800 \\udc00"]',
  "an event with a lone surrogate as a key": '2["message",{"\\ud800":1}]',
  "an event with escapes": '2["message","\\"\\\\\\/\\b\\f\\n\\r\\t"]',
  "an event with HTML": '2["message","<script>&\'+`"]',
  "an event with an escaped name": '2["\\u006dessage","a"]',
  "an event with a hundred arguments": `2["message"${",1".repeat(100)}]`,
  "an event with a __proto__ key": '2["message",{"__proto__":{"a":1},"constructor":{"prototype":1}}]',
  "an event with an empty key": '2["message",{"":1}]',
  "an event with many keys": `2["message",{${Array.from({ length: 500 }, (_, i) => `"k${i}":${i}`).join()}}]`,
  "an event with a toJSON key": '2["message",{"toJSON":1}]',
  "an event with a length key": '2["message",{"length":5}]',
  ...generate(RESERVED_EVENTS, (name) => [`the reserved event "${name}"`, `2["${name}"]`]),
  ...generate(ORDINARY_EVENTS, (name) => [`the event ${JSON.stringify(name)}`, `2[${JSON.stringify(name)},"a"]`]),
  "a reserved event name with escapes": '2["\\u0063onnect"]',
  "a reserved event name in capitals": '2["CONNECT"]',
  "an event named by a number": '2[5,"a"]',
  "an event named by a negative number": "2[-1]",
  "an event named by a fraction": "2[1.5]",
  "an event named by a huge number": "2[1e400]",
  "an event named by null": "2[null]",
  "an event named by true": "2[true]",
  "an event named by an object": "2[{}]",
  "an event named by an array": '2[["message"]]',
  "an event for the main namespace by name": '2/,["message","a"]',
  "an event for the main namespace with a query string": '2/?a=b,["message","a"]',
  "two events": ['2["message","a"]', '2["message","b"]'],
  "two events in two payloads": inTurn('2["message","a"]', '2["message","b"]'),
  "an event and then an unknown type": ['2["message","a"]', "9"],
  "an event with an id": '21["message","a"]',
  "a CONNECT to an unknown namespace": "0/unknown,",
  "a CONNECT to a second namespace": "0/custom,",
};

const numbers = {
  "an integer beyond 53 bits": "12345678901234567890",
  "the largest safe integer": "9007199254740991",
  "the first unsafe integer": "9007199254740993",
  "a number beyond a double": "1e400",
  "a negative number beyond a double": "-1e400",
  "a number too small for a double": "1e-400",
  "the largest double": "1.7976931348623157e308",
  "a negative zero": "-0",
  "a fraction of many digits": "0.1234567890123456789012345678901234567890",
  "a number with an exponent": "1E+2",
  "a number of 400 digits": "1".repeat(400),
  "a number of 10,000 digits": "1".repeat(10_000),
};

const acknowledging = {
  "an event with id 0": '20["message-with-ack","a"]',
  "an event with id 1": '21["message-with-ack","a"]',
  "an event with id 00": '200["message-with-ack","a"]',
  "an event with id 007": '2007["message-with-ack","a"]',
  "an event with an id of 15 digits": '2123456789012345["message-with-ack","a"]',
  "an event with an id of 16 digits": '21234567890123456["message-with-ack","a"]',
  "an event with an id of 20 digits": '212345678901234567890["message-with-ack","a"]',
  "an event with an id of 25 digits": '21234567890123456789012345["message-with-ack","a"]',
  "an event with an id of 400 digits": `2${"1".repeat(400)}["message-with-ack","a"]`,
  "an event with an id of 16 digits, most of them zeros": '20000000000000001["message-with-ack","a"]',
  "an event with a negative id": '2-1["message-with-ack","a"]',
  "an event with a decimal id": '21.5["message-with-ack","a"]',
  "an event with an id with an exponent": '21e3["message-with-ack","a"]',
  "an event with a hexadecimal id": '20x1["message-with-ack","a"]',
  "an event with an id after a plus": '2+1["message-with-ack","a"]',
  ...generate(SPACES, (space) => [
    `an event with ${nameOfSpace(space)} as its id`,
    `2${space}["message-with-ack","a"]`,
  ]),
  "an event with a space before its id": '2 1["message-with-ack","a"]',
  "an event with a space after its id": '21 ["message-with-ack","a"]',
  "an event with a space inside its id": '21 2["message-with-ack","a"]',
  "an event with an id in Arabic digits": '2١["message-with-ack","a"]',
  "an event with an id in fullwidth digits": '2１["message-with-ack","a"]',
  "an event with an id of a digit and an Arabic digit": '21١["message-with-ack","a"]',
  "an event with an id of superscript two": '2²["message-with-ack","a"]',
  "an event with an id and no JSON": "21",
  "an event with an id that asks for no arguments": '21["message-with-ack"]',
  "an event with an id that nobody acknowledges": '21["unknown","a"]',
  "an acknowledged event without an id": '2["message-with-ack","a"]',
  "two events with the same id": ['25["message-with-ack","a"]', '25["message-with-ack","b"]'],
  "an acknowledgement of an unknown id": '31["a"]',
  "an acknowledgement of id 0": "30[]",
  "an acknowledgement of an unknown id without data": "31",
  "an acknowledgement without an id": '3["a"]',
  "an acknowledgement with an object": '31{"a":1}',
  "an acknowledgement with an id of 16 digits": "31234567890123456[]",
  "an acknowledgement with a space as its id": "3 []",
};

const onCustom = {
  "an event on /custom": '2/custom,["message","a"]',
  "an event with an id on /custom": '2/custom,3["message-with-ack","a"]',
  "an event on /custom without a comma": '2/custom["message","a"]',
  "an event on /custom with a space after the comma": '2/custom, ["message","a"]',
  "an event on /custom with a query string": '2/custom?a=b,["message","a"]',
  "an event with a reserved name on /custom": '2/custom,["disconnect"]',
  "a disconnection from /custom": "1/custom,",
  "a disconnection from /custom without a comma": "1/custom",
  "a disconnection from the main namespace": "1",
  "a disconnection from both namespaces": ["1", "1/custom,"],
  "a disconnection, then an event": ["1/custom,", '2/custom,["message","a"]'],
  "a disconnection, then an event, in two payloads": inTurn("1/custom,", '2/custom,["message","a"]'),
  "a disconnection, then a CONNECT, in two payloads": inTurn("1/custom,", "0/custom,"),
  "two disconnections in one payload": ["1/custom,", "1/custom,"],
  "two disconnections in two payloads": inTurn("1/custom,", "1/custom,"),
  "a second CONNECT to /custom": "0/custom,",
  "a CONNECT_ERROR for /custom": '4/custom,{"message":"x"}',
  "events on both namespaces": ['2["message","a"]', '2/custom,["message","b"]'],
};

const BOTH = ["/", "/custom"];

export const socketPackets = [
  ...socketCases("before joining", anyState, { probes: ["/"] }),
  ...socketCases("after joining", anyState, { joins: ["/"] }),
  ...socketCases("before joining", connecting, { probes: ["/"] }),
  ...socketCases("after joining", { ...events, ...acknowledging }, { joins: ["/"] }),
  ...socketCases("after joining", asArguments(numbers), { joins: ["/"] }),
  ...socketCases("on two namespaces", onCustom, { joins: BOTH }),
];

function generate(values, entry) {
  return Object.fromEntries(values.map(entry));
}

function onEach(types, values, packet) {
  return generate(
    types.flatMap((type) => Object.entries(values).map(([name, json]) => ({ type, name, json }))),
    ({ type, name, json }) => [`type ${type} with ${name}`, packet(type, json)],
  );
}

function asArguments(values) {
  return generate(Object.entries(values), ([name, json]) => [`${name} as an argument`, `2["message",${json}]`]);
}

function nameOfSpace(space) {
  return `U+${space.codePointAt(0).toString(16).padStart(4, "0")}`;
}
