export const TEXT = 1;
export const BINARY = 2;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

const LENGTH_16 = 126;
const LENGTH_64 = 127;
// A fixed mask makes every run send the same bytes.
const MASK = Buffer.from([0x12, 0x34, 0x56, 0x78]);

/**
 * One frame of RFC 6455, section 5.2, as a client sends it. The options break its rules:
 * `announced` lies about the length, `lengthBits` (7, 16 or 64) writes it in a longer form.
 */
export function frame(opcode, payload = "", options = {}) {
  const { fin = true, rsv = 0, mask = MASK, announced, lengthBits } = options;
  const bytes = Buffer.from(payload);
  const length = BigInt(announced ?? bytes.length);
  const head = Buffer.from([(fin ? 0x80 : 0) | (rsv << 4) | opcode]);
  const size = encodeLength(length, lengthBits ?? shortestForm(length), mask !== null);
  return mask === null
    ? Buffer.concat([head, size, bytes])
    : Buffer.concat([head, size, mask, masked(bytes, mask)]);
}

export function text(payload, options) {
  return frame(TEXT, payload, options);
}

export function binary(payload, options) {
  return frame(BINARY, payload, options);
}

export function close(code, reason = "") {
  return frame(CLOSE, closePayload(code, reason));
}

export function closePayload(code, reason = "") {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(code);
  return Buffer.concat([head, Buffer.from(reason)]);
}

/** The message cut into the given number of frames of about the same size. */
export function fragments(opcode, payload, count) {
  const bytes = Buffer.from(payload);
  const size = Math.ceil(bytes.length / count);
  return Array.from({ length: count }, (_, index) => {
    const part = bytes.subarray(index * size, (index + 1) * size);
    return frame(index === 0 ? opcode : 0, part, { fin: index === count - 1 });
  });
}

/** Takes one server frame off the front of the buffer; undefined while it is incomplete. */
export function readFrame(buffer) {
  if (buffer.length < 2) return undefined;
  const { headerLength, length } = readLength(buffer);
  if (headerLength === undefined || buffer.length < headerLength + length) return undefined;
  return {
    isLegal: (buffer[0] & 0x70) === 0 && (buffer[1] & 0x80) === 0,
    fin: (buffer[0] & 0x80) !== 0,
    opcode: buffer[0] & 0x0f,
    payload: buffer.subarray(headerLength, headerLength + length),
    rest: buffer.subarray(headerLength + length),
  };
}

function shortestForm(length) {
  if (length < LENGTH_16) return 7;
  return length < 0x10000n ? 16 : 64;
}

function encodeLength(length, bits, isMasked) {
  const maskBit = isMasked ? 0x80 : 0;
  if (bits === 7) return Buffer.from([maskBit | Number(length)]);
  const size = Buffer.alloc(bits === 16 ? 3 : 9);
  size[0] = maskBit | (bits === 16 ? LENGTH_16 : LENGTH_64);
  if (bits === 16) size.writeUInt16BE(Number(length), 1);
  else size.writeBigUInt64BE(length, 1);
  return size;
}

function readLength(buffer) {
  const short = buffer[1] & 0x7f;
  if (short < LENGTH_16) return { headerLength: 2, length: short };
  const headerLength = short === LENGTH_16 ? 4 : 10;
  if (buffer.length < headerLength) return {};
  const length = short === LENGTH_16 ? buffer.readUInt16BE(2) : Number(buffer.readBigUInt64BE(2));
  return { headerLength, length };
}

function masked(bytes, mask) {
  return bytes.map((byte, index) => byte ^ mask[index & 3]);
}
