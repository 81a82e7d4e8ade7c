import { inTurn, socketCases } from "./case.js";

const ONE = Buffer.from([1, 2, 3]);
const TWO = Buffer.from([4, 5]);
const HOLDER = '{"_placeholder":true,"num":0}';
const SECOND_HOLDER = '{"_placeholder":true,"num":1}';
const NUMERALS = ["0", "-1", "1.0", "1.5", "0x1", "1e0", "01", "010", "+1", " 1", "1 ", "NaN", "Infinity"];
const COUNTS = [...NUMERALS, "", "x", "١", "１"];

const binaryEvents = {
  "a binary event": [`51-["message",${HOLDER}]`, ONE],
  "a binary event with two attachments": [`52-["message",${HOLDER},${SECOND_HOLDER}]`, ONE, TWO],
  "a binary event with its attachments swapped": [`52-["message",${SECOND_HOLDER},${HOLDER}]`, ONE, TWO],
  "a binary event with an empty attachment": [`51-["message",${HOLDER}]`, Buffer.alloc(0)],
  "a binary event with an attachment deep inside": [`51-["message",{"a":[{"b":${HOLDER}}]}]`, ONE],
  "a binary event with an id": [`51-3["message-with-ack",${HOLDER}]`, ONE],
  "a binary event in two payloads": inTurn(`51-["message",${HOLDER}]`, ONE),
  "a binary event in three payloads": inTurn(`52-["message",${HOLDER},${SECOND_HOLDER}]`, ONE, TWO),
  "a binary event with ten attachments": withAttachments(10),
  "a binary event with eleven attachments": withAttachments(11),
  "a binary event with a thousand attachments announced": [`51000-["message",${HOLDER}]`, ONE],
  "a binary event with too few attachments": [`52-["message",${HOLDER},${SECOND_HOLDER}]`, ONE],
  "a binary event with too many attachments": [`51-["message",${HOLDER}]`, ONE, TWO],
  "a binary event without its attachment": `51-["message",${HOLDER}]`,
  "two binary events": [`51-["message",${HOLDER}]`, ONE, `51-["message",${HOLDER}]`, TWO],
  "a binary event and then a text event": [`51-["message",${HOLDER}]`, ONE, '2["message","a"]'],
  "a text event while a binary one is incomplete": [`51-["message",${HOLDER}]`, '2["message","a"]', ONE],
  "a binary event while another is incomplete": [`51-["message",${HOLDER}]`, `51-["message",${HOLDER}]`, ONE],
  "a disconnection while a binary event is incomplete": [`51-["message",${HOLDER}]`, "1"],
  "a binary event without JSON": ["51-", ONE],
  "a binary event without JSON with an id": ["51-3", ONE],
  "a binary event without placeholders": ['51-["message","a"]', ONE],
  "a binary event with a reserved name": [`51-["disconnect",${HOLDER}]`, ONE],
  "a binary event named by its attachment": [`51-[${HOLDER}]`, ONE],
  "a binary event with truncated JSON": ['51-["message"', ONE],
  "a binary event with an object": [`51-{"a":${HOLDER}}`, ONE],
  "a binary event for the main namespace by name": [`51-/,["message",${HOLDER}]`, ONE],
  "a binary event for a namespace not joined": [`51-/custom,["message",${HOLDER}]`, ONE],
  "a binary event for a namespace not joined without its attachment": `51-/custom,["message",${HOLDER}]`,
  "a binary event with an id of 16 digits": [`51-1234567890123456["message-with-ack",${HOLDER}]`, ONE],
  "a binary event without a hyphen": [`51["message",${HOLDER}]`, ONE],
  "a binary event without a count and hyphen": [`5["message",${HOLDER}]`, ONE],
  "a binary event with two hyphens": [`51--["message",${HOLDER}]`, ONE],
  "a binary event that is only a type and a count": "51",
};

const acknowledgements = {
  "a binary acknowledgement": [`61-1[${HOLDER}]`, ONE],
  "a binary acknowledgement without an id": [`61-[${HOLDER}]`, ONE],
  "a binary acknowledgement without its attachment": `61-1[${HOLDER}]`,
  "a binary acknowledgement with eleven attachments": `611-1[${HOLDER}]`,
  "a binary acknowledgement with an object": [`61-1{"a":${HOLDER}}`, ONE],
  "a binary acknowledgement without JSON": ["61-1", ONE],
};

const placeholders = {
  "a placeholder used twice": [`51-["message",${HOLDER},${HOLDER}]`, ONE],
  "a placeholder left out": [`52-["message",${HOLDER}]`, ONE, TWO],
  "a placeholder beyond the attachments": [`51-["message",${SECOND_HOLDER}]`, ONE],
  "a placeholder with a negative number": ['51-["message",{"_placeholder":true,"num":-1}]', ONE],
  "a placeholder with negative zero": ['51-["message",{"_placeholder":true,"num":-0}]', ONE],
  "a placeholder with a fraction": ['51-["message",{"_placeholder":true,"num":0.5}]', ONE],
  "a placeholder with a number in another form": ['51-["message",{"_placeholder":true,"num":0.0}]', ONE],
  "a placeholder with a huge number": ['51-["message",{"_placeholder":true,"num":1e400}]', ONE],
  "a placeholder with a string for a number": ['51-["message",{"_placeholder":true,"num":"0"}]', ONE],
  "a placeholder with null for a number": ['51-["message",{"_placeholder":true,"num":null}]', ONE],
  "a placeholder with __proto__ for a number": ['51-["message",{"_placeholder":true,"num":"__proto__"}]', ONE],
  "a placeholder without a number": ['51-["message",{"_placeholder":true}]', ONE],
  "a placeholder that is not true": ['51-["message",{"_placeholder":false,"num":0}]', ONE],
  "a placeholder that is a string": ['51-["message",{"_placeholder":"true","num":0}]', ONE],
  "a placeholder that is 1": ['51-["message",{"_placeholder":1,"num":0}]', ONE],
  "a placeholder with its members swapped": ['51-["message",{"num":0,"_placeholder":true}]', ONE],
  "a placeholder with more members": ['51-["message",{"_placeholder":true,"num":0,"more":1}]', ONE],
  "a placeholder inside a placeholder": [`51-["message",{"_placeholder":true,"num":0,"inner":${SECOND_HOLDER}}]`, ONE],
  "a placeholder under __proto__": [`51-["message",{"__proto__":${HOLDER}}]`, ONE],
  "a placeholder in a text event": `2["message",${HOLDER}]`,
  "a placeholder in a CONNECT": `0/unknown,${HOLDER}`,
};

const counts = Object.fromEntries(
  COUNTS.map((count) => [`"${count}" attachments`, [`5${count}-["message",${HOLDER}]`, ONE]]),
);

const beforeJoining = {
  "a binary event": [`51-["message",${HOLDER}]`, ONE],
  "a binary event without its attachment": `51-["message",${HOLDER}]`,
  "a binary event in two payloads": inTurn(`51-["message",${HOLDER}]`, ONE),
  "a CONNECT while a binary event is incomplete": [`51-["message",${HOLDER}]`, "0"],
  "a binary CONNECT": [`01-${HOLDER}`, ONE],
};

export const socketBinary = [
  ...socketCases("after joining", { ...binaryEvents, ...acknowledgements }, { joins: ["/"] }),
  ...socketCases("after joining", { ...placeholders, ...counts }, { joins: ["/"] }),
  ...socketCases("before joining", beforeJoining, { probes: ["/"] }),
];

function withAttachments(count) {
  const holders = Array.from({ length: count }, (_, index) => `{"_placeholder":true,"num":${index}}`);
  const attachments = Array.from({ length: count }, (_, index) => Buffer.from([index]));
  return [`5${count}-["message",${holders.join()}]`, ...attachments];
}
