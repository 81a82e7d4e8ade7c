import { ALONE, engineCases, inTurn, rawBytes } from "./case.js";

const SEPARATOR = "\x1e";
const LIMIT = 1_000_000;

const anyTransport = {
  // every type
  "an open packet from the client": "0",
  "an open packet with a body from the client": '0{"sid":"x"}',
  "a close packet": "1",
  "a close packet with data": "1bye",
  "a ping from the client": "2",
  "a ping with data from the client": "2probe",
  "an unsolicited pong": "3",
  "an unsolicited pong with data": "3probe",
  "a message": "4hello",
  "an empty message": "4",
  "an upgrade packet out of place": "5",
  "an upgrade packet with data": "5x",
  "a noop from the client": "6",
  "a noop with data from the client": "6x",
  "the unknown type 7": "7",
  "the unknown type 8 with data": "8hello",
  "the unknown type 9": "9",
  "a letter as the type": "a",
  "a capital B as the type": "BAQID",
  "a space as the type": " 4hello",
  "a newline as the type": "\n",
  "a minus sign before the type": "-4hello",
  "a byte order mark before the type": "\ufeff4hello",
  "a fullwidth digit as the type": "４hello",
  "an Arabic digit as the type": "٤hello",
  "a NUL as the type": "\x00",
  "a packet of no characters": "",

  // several packets
  "two messages": ["4one", "4two"],
  "ten messages": Array.from({ length: 10 }, (_, index) => `4${index}`),
  "a message and then a close packet": ["4one", "1"],
  "a close packet and then a message": ["1", "4one"],
  "a message and then a ping": ["4one", "2"],
  "a message and then an unknown type": ["4one", "9"],
  "an unknown type and then a message": ["9", "4one"],
  "a noop, a pong and a message": ["6", "3", "4one"],
  "messages in two payloads": inTurn("4one", "4two"),
  "a message after an unknown type in an earlier payload": inTurn("9", "4late"),

  // content
  "a message with every ASCII control character but the separator": `4${asciiControls()}`,
  "a message of text beyond the basic plane": "4😀 ünï €",
  "a message with line and paragraph separators": "4\u2028\u2029",
  "a message with a byte order mark": "4\ufeffhello",
  "a message that looks like base64": "4bAQID",
  "a message that is a digit": "44",
  "a message with a replacement character": "4\ufffd",

  // binary
  "a binary message": Buffer.from([1, 2, 3]),
  "an empty binary message": Buffer.alloc(0),
  "a binary message of all byte values": Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
  "a binary message that looks like a packet": Buffer.from("4hello"),
  "text, binary, text": ["4one", Buffer.from([1]), "4two"],
};

const sizes = {
  "a text message of exactly the limit": `4${"x".repeat(LIMIT - 1)}`,
  "a text message one byte over the limit": `4${"x".repeat(LIMIT)}`,
  "a text message of three-byte characters of exactly the limit": `4${"€".repeat((LIMIT - 1) / 3)}`,
  "a text message of three-byte characters over the limit in bytes only": `4${"€".repeat((LIMIT + 2) / 3)}`,
};

const inBase64 = {
  "base64 of three bytes": "bAQID",
  "base64 with padding": "bAQ==",
  "base64 without its padding": "bAQ",
  "base64 of one character": "bA",
  "base64 with padding alone": "b====",
  "base64 with padding in the middle": "bAQ==AQID",
  "base64 with too much padding": "bAQID=",
  "base64 in the URL alphabet": "b-_-_",
  "base64 with a space": "bAQ ID",
  "base64 with a newline": "bAQ\nID",
  "base64 with foreign characters": "b!!!!",
  "base64 with non-ASCII characters": "bAQ€D",
  "the letter b alone": "b",
};

const payloads = {
  "a separator alone": rawBytes(SEPARATOR),
  "a trailing separator": rawBytes("4one", SEPARATOR),
  "a leading separator": rawBytes(SEPARATOR, "4one"),
  "a double separator": rawBytes("4one", SEPARATOR, SEPARATOR, "4two"),
  "two messages and a trailing separator": rawBytes("4one", SEPARATOR, "4two", SEPARATOR),
  "an escaped separator": rawBytes("4one\\x1e4two"),
  "a payload of the third protocol revision": rawBytes("6:4hello"),
  "base64 between messages": rawBytes("4one", SEPARATOR, "bAQID", SEPARATOR, "4two"),
};

const invalidUtf8 = {
  "an invalid byte in a message": rawBytes("4a", [0xff], "b"),
  "a continuation byte without a start": rawBytes("4", [0x80]),
  "a truncated character at the end": rawBytes("4", [0xe2, 0x82]),
  "a truncated character before another": rawBytes("4", [0xe2, 0x82], "x"),
  "an overlong NUL": rawBytes("4", [0xc0, 0x80]),
  "an overlong slash in three bytes": rawBytes("4", [0xe0, 0x80, 0xaf]),
  "a surrogate encoded in UTF-8": rawBytes("4", [0xed, 0xa0, 0x80]),
  "a surrogate pair encoded in UTF-8": rawBytes("4", [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]),
  "a code point above the last one": rawBytes("4", [0xf4, 0x90, 0x80, 0x80]),
  "a five-byte sequence": rawBytes("4", [0xf8, 0x88, 0x80, 0x80, 0x80]),
  "an invalid byte as the type": rawBytes([0xff]),
};

const floods = {
  "a hundred thousand pongs in one payload": rawBytes(Array(100_000).fill("3").join(SEPARATOR)),
  "three hundred thousand pongs in one payload": rawBytes(Array(300_000).fill("3").join(SEPARATOR)),
  "three hundred thousand noops in one payload": rawBytes(Array(300_000).fill("6").join(SEPARATOR)),
  "a payload of separators only": rawBytes(SEPARATOR.repeat(300_000)),
};

export const enginePackets = [
  ...engineCases(anyTransport),
  ...engineCases(inBase64),
  ...engineCases(payloads),
  ...engineCases(invalidUtf8),
  ...engineCases(sizes, { phase: ALONE }),
  ...engineCases(floods, { transports: ["polling"], phase: ALONE }),
];

function asciiControls() {
  const codes = Array.from({ length: 32 }, (_, code) => code).filter((code) => code !== 0x1e);
  return String.fromCharCode(...codes, 0x7f);
}
