import { BINARY, CLOSE, PING, PONG, TEXT } from "../clients/frames.js";
import { binary, close, closePayload, fragments, frame, text } from "../clients/frames.js";
import { ENGINE_PATH, packetsOf, probeEngine, withSession } from "../sessions.js";
import { ALONE, defineCase } from "./case.js";

const LIMIT = 1_000_000;
const MOST_FRAGMENTS = 16_384;
const RESERVED_OPCODES = [3, 4, 5, 6, 7, 11, 12, 13, 14, 15];
const LENGTHS = [1, 124, 125, 126, 127, 128, 65_534, 65_535, 65_536, 65_537];
const CLOSE_CODES = [
  0, 1, 999, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015,
  1016, 1100, 1999, 2000, 2999, 3000, 3999, 4000, 4999, 5000, 65535,
];
const NO_MASK = { mask: null };
const OPEN = { fin: false };
const INVALID_UTF8 = Buffer.from([0x34, 0xff]);

const single = {
  "a text frame": [text("4hello")],
  "a binary frame": [binary([1, 2, 3])],
  "an empty text frame": [text("")],
  "an empty binary frame": [binary("")],
  "a text frame with a mask of zeros": [text("4hello", { mask: Buffer.alloc(4) })],
  "a text frame without a mask": [text("4hello", NO_MASK)],
  "a binary frame without a mask": [binary([1], NO_MASK)],
  "a ping without a mask": [frame(PING, "x", NO_MASK)],
  "a close frame without a mask": [frame(CLOSE, closePayload(1000), NO_MASK)],
  ...generate([1, 2, 3, 4, 5, 6, 7], (rsv) => [`a text frame with reserved bits ${rsv}`, [text("4x", { rsv })]]),
  "a ping with reserved bit 1": [frame(PING, "x", { rsv: 4 })],
  "a continuation with reserved bit 1": [text("4he", OPEN), frame(0, "llo", { rsv: 4 })],
  ...generate(RESERVED_OPCODES, (opcode) => [`the reserved opcode ${opcode}`, [frame(opcode, "4x")]]),
  ...generate(RESERVED_OPCODES, (opcode) => [`the reserved opcode ${opcode}, open`, [frame(opcode, "4x", OPEN)]]),
};

const lengths = {
  ...generate(LENGTHS, (length) => [`a text frame of ${length} bytes`, [text(message(length))]]),
  ...generate(LENGTHS, (length) => [`a binary frame of ${length} bytes`, [binary(Buffer.alloc(length, 7))]]),
  "a length of 5 in 16 bits": [text("4abcd", { lengthBits: 16 })],
  "a length of 5 in 64 bits": [text("4abcd", { lengthBits: 64 })],
  "a length of 0 in 16 bits": [binary("", { lengthBits: 16 })],
  "a length of 200 in 64 bits": [text(message(200), { lengthBits: 64 })],
  "a length of 65,535 in 64 bits": [text(message(65_535), { lengthBits: 64 })],
  "a length with its highest bit set": [text("4x", { announced: 1n << 63n, lengthBits: 64 })],
  "a length of all ones": [text("4x", { announced: (1n << 64n) - 1n, lengthBits: 64 })],
  "a length above 53 bits": [text("4x", { announced: 1n << 54n, lengthBits: 64 })],
  "a length of 4 GB": [text("4x", { announced: 1n << 32n, lengthBits: 64 })],
  "a length of 2 GB": [text("4x", { announced: (1n << 31n) - 1n, lengthBits: 64 })],
  "a length one over the limit that is only announced": [text("4x", { announced: LIMIT + 1, lengthBits: 64 })],
  "a ping with a length in 16 bits": [frame(PING, "x", { lengthBits: 16 })],
  "a ping of 126 bytes": [frame(PING, message(126))],
  "a ping with a length in 64 bits": [frame(PING, "x", { lengthBits: 64 })],
};

const fragmented = {
  "a text message in two fragments": fragments(TEXT, "4hello", 2),
  "a text message in six fragments": fragments(TEXT, "4hello", 6),
  "a binary message in three fragments": fragments(BINARY, [1, 2, 3, 4, 5, 6], 3),
  "an empty first fragment": [text("", OPEN), frame(0, "4hello")],
  "an empty last fragment": [text("4hello", OPEN), frame(0, "")],
  "empty fragments around a message": [text("", OPEN), frame(0, "", OPEN), frame(0, "4hello", OPEN), frame(0, "")],
  "a message of empty fragments only": [text("", OPEN), frame(0, "")],
  "two fragmented messages": [...fragments(TEXT, "4one", 2), ...fragments(TEXT, "4two", 3)],
  "a continuation without a start": [frame(0, "4x")],
  "an open continuation without a start": [frame(0, "4x", OPEN)],
  "a continuation after a whole message": [text("4one"), frame(0, "4x")],
  "a continuation after a finished message": [...fragments(TEXT, "4one", 2), frame(0, "x")],
  "a text frame between fragments": [text("4he", OPEN), text("4x"), frame(0, "llo")],
  "a binary frame between fragments": [text("4he", OPEN), binary([1]), frame(0, "llo")],
  "an open text frame between fragments": [text("4he", OPEN), text("4x", OPEN), frame(0, "llo")],
  "a fragment without a mask": [text("4he", OPEN), frame(0, "llo", NO_MASK)],
  "a ping between fragments": [text("4he", OPEN), frame(PING, "p"), frame(0, "llo")],
  "a pong between fragments": [text("4he", OPEN), frame(PONG, "p"), frame(0, "llo")],
  "pings between all fragments": interleave(fragments(TEXT, "4hello", 3), frame(PING, "p")),
  "a close frame between fragments": [text("4he", OPEN), close(1000), frame(0, "llo")],
  "a message left open": [text("4he", OPEN)],
  "a multi-byte character across fragments": cut(TEXT, "4a€b", 3),
  "a surrogate pair across fragments": cut(TEXT, "4😀", 3),
};

const control = {
  "a ping without data": [frame(PING)],
  "a ping with data": [frame(PING, "hello")],
  "a ping with 125 bytes": [frame(PING, message(125))],
  "a ping with invalid UTF-8": [frame(PING, [0xff, 0xfe])],
  "three pings": [frame(PING, "1"), frame(PING, "2"), frame(PING, "3")],
  "a pong that nobody asked for": [frame(PONG, "x")],
  "a pong of 125 bytes": [frame(PONG, message(125))],
  "a pong of 126 bytes": [frame(PONG, message(126))],
  "an open ping": [frame(PING, "x", OPEN)],
  "an open pong": [frame(PONG, "x", OPEN)],
  "an open close frame": [frame(CLOSE, "", OPEN)],
  "a message after a close frame": [close(1000), text("4late")],
  "a message before a close frame": [text("4early"), close(1000)],
  "a ping after a close frame": [close(1000), frame(PING, "x")],
  "two close frames": [close(1000), close(1001)],
};

const closing = {
  "a close frame without a code": [frame(CLOSE)],
  "a close frame of one byte": [frame(CLOSE, [0x03])],
  ...generate(CLOSE_CODES, (code) => [`a close frame with code ${code}`, [close(code)]]),
  ...generate([1000, 1005, 4999], (code) => [`a close frame with code ${code} and a reason`, [close(code, "bye")]]),
  "a close frame with a reason of 123 bytes": [close(1000, message(123))],
  "a close frame with a reason of 124 bytes": [close(1000, message(124))],
  "a close frame with a reason beyond ASCII": [close(1000, "tschüß 😀")],
  "a close frame with a reason in invalid UTF-8": [close(1000, INVALID_UTF8)],
  "a close frame with a reason cut inside a character": [close(1000, [0xe2, 0x82])],
};

const utf8 = {
  "invalid UTF-8 in one frame": [text(INVALID_UTF8)],
  "invalid UTF-8 in the first fragment": [text(INVALID_UTF8, OPEN), frame(0, "x")],
  "invalid UTF-8 in the last fragment": [text("4", OPEN), frame(0, [0xff])],
  "a character cut at the end of the message": [text([0x34, 0xe2, 0x82])],
  "a character cut at the end of the fragments": [text([0x34, 0xe2], OPEN), frame(0, [0x82])],
  "a surrogate in UTF-8": [text([0x34, 0xed, 0xa0, 0x80])],
  "a surrogate pair in UTF-8 across fragments": cut(TEXT, [0x34, 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80], 4),
  "an overlong slash": [text([0x34, 0xc0, 0xaf])],
  "a code point above the last one in a frame": [text([0x34, 0xf4, 0x90, 0x80, 0x80])],
  "the last code point": [text([0x34, 0xf4, 0x8f, 0xbf, 0xbf])],
  "a noncharacter": [text([0x34, 0xef, 0xbf, 0xbf])],
  "a NUL in a frame": [text("4\0")],
  "invalid UTF-8 after 5,000 valid characters": [text(Buffer.concat([Buffer.from(message(5000)), INVALID_UTF8]))],
  "invalid UTF-8 in a binary frame": [binary(INVALID_UTF8)],
};

const sizes = {
  "a binary frame of exactly the limit": [binary(Buffer.alloc(LIMIT, 7))],
  "a binary frame one byte over the limit": [binary(Buffer.alloc(LIMIT + 1, 7))],
  "a text frame one byte over the limit": [text(message(LIMIT + 1))],
  "fragments of exactly the limit together": fragments(TEXT, message(LIMIT), 4),
  "fragments one byte over the limit together": fragments(TEXT, message(LIMIT + 1), 4),
  "fragments with the limit exceeded by the last": [text(message(LIMIT), OPEN), frame(0, "x")],
  "fragments with the limit exceeded but left open": [text(message(LIMIT), OPEN), frame(0, "x", OPEN)],
  "a message of the limit after another": [text(message(LIMIT)), text("4x")],
  "a ping before the last byte of the limit": [text(message(LIMIT - 1), OPEN), frame(PING, message(100)), frame(0, "x")],
};

const manyFragments = {
  "as many fragments as the reference takes": oneByteFragments(MOST_FRAGMENTS),
  "one fragment more than the reference takes": oneByteFragments(MOST_FRAGMENTS + 1),
  "endless empty fragments": [text("", OPEN), ...Array(MOST_FRAGMENTS + 1).fill(frame(0, "", OPEN))],
};

const groups = { ...single, ...lengths, ...fragmented, ...control, ...closing, ...utf8 };

export const websocketFrames = [
  ...Object.entries(groups).map(([name, frames]) => defineCase(name, inOneWrite(frames))),
  ...Object.entries(fragmented).map(([name, frames]) => {
    return defineCase(`${name}, byte by byte`, byteByByte(frames), { input: name });
  }),
  ...Object.entries({ ...sizes, ...manyFragments }).map(([name, frames]) => {
    return defineCase(name, inOneWrite(frames), { phase: ALONE });
  }),
];

function inOneWrite(frames) {
  return (server) => withSession(server, "websocket", ENGINE_PATH, (session) => run(session, frames));
}

/** The server sees a frame in many pieces, as over a slow network. */
function byteByByte(frames) {
  const pieces = [...Buffer.concat(frames)].map((byte) => Buffer.from([byte]));
  const use = async (session) => {
    for (const piece of pieces) await session.writeAlone(piece);
    return run(session, []);
  };
  return (server) => withSession(server, "websocket", ENGINE_PATH, use);
}

async function run(session, frames) {
  session.write(...frames);
  const after = await probeEngine(session);
  return { packets: packetsOf(session), after };
}

function generate(values, entry) {
  return Object.fromEntries(values.map(entry));
}

function message(length) {
  return `4${"x".repeat(length - 1)}`;
}

function oneByteFragments(count) {
  return fragments(TEXT, message(count), count);
}

function cut(opcode, payload, index) {
  const bytes = Buffer.from(payload);
  return [frame(opcode, bytes.subarray(0, index), OPEN), frame(0, bytes.subarray(index))];
}

function interleave(frames, between) {
  return frames.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
}
