import { connect } from "node:net";
import { BINARY, CLOSE, PING, PONG, close, frame, readFrame } from "./frames.js";
import { readHead, readBody } from "./upgrade-answer.js";
import { Transcript } from "./transcript.js";

const HANDSHAKE_TIMEOUT_MS = 5_000;

const HANDSHAKE_HEADERS = {
  Host: "127.0.0.1",
  Connection: "Upgrade",
  Upgrade: "websocket",
  "Sec-WebSocket-Version": "13",
  "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
};

/**
 * A WebSocket that writes whatever bytes it is told to. `answer` is what the server said to the
 * handshake; the transcript has the messages, the pings and pongs, and the way it was closed.
 */
export class RawWebSocket {
  transcript = new Transcript();
  onText = () => false;
  #socket;
  #buffer = Buffer.alloc(0);
  #fragments = [];
  #messageOpcode;

  constructor(socket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.once("close", resolve));
  }

  /** `together` are bytes for the packet that carries the request; a header set to null is left out. */
  static open(port, path, { method = "GET", headers = {}, together = Buffer.alloc(0) } = {}) {
    const request = formatRequest(method, path, { ...HANDSHAKE_HEADERS, ...headers });
    return new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.setNoDelay();
        socket.write(Buffer.concat([Buffer.from(request), together]));
      });
      const websocket = new RawWebSocket(socket);
      socket.setTimeout(HANDSHAKE_TIMEOUT_MS, () => socket.destroy());
      socket.on("data", (chunk) => websocket.#receive(chunk, resolve));
      socket.on("error", () => {});
      socket.on("close", () => websocket.#handleClosed(resolve));
    });
  }

  get isUpgraded() {
    return this.answer?.status === 101;
  }

  write(...frames) {
    this.#socket.write(Buffer.concat(frames));
  }

  writeAlone(bytes) {
    return new Promise((resolve) => this.#socket.write(bytes, () => setImmediate(resolve)));
  }

  destroy() {
    this.#socket.destroy();
  }

  #receive(chunk, resolve) {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    if (!this.isUpgraded) this.#readAnswer(resolve);
    if (this.isUpgraded) this.#readFrames();
  }

  #readAnswer(resolve) {
    const head = readHead(this.#buffer);
    if (head === undefined) return;
    if (head.status === 101) {
      this.#socket.setTimeout(0);
      this.#buffer = head.rest;
    } else if (readBody(head) === undefined) {
      return;
    }
    this.#settleAnswer(head, resolve);
  }

  #settleAnswer(head, resolve) {
    this.answer = { status: head.status, headers: head.headers, body: readBody(head) ?? "" };
    resolve(this);
  }

  #readFrames() {
    for (let next; (next = readFrame(this.#buffer)); ) {
      this.#buffer = next.rest;
      this.#take(next);
    }
  }

  #take({ isLegal, fin, opcode, payload }) {
    if (!isLegal) return this.transcript.finish("illegal bytes from the server");
    if (opcode === CLOSE) return this.#answerClose(payload);
    if (opcode === PING) return this.transcript.add(`ping ${payload}`);
    if (opcode === PONG) return this.transcript.add(`pong ${payload}`);
    this.#messageOpcode = opcode || this.#messageOpcode;
    this.#fragments.push(payload);
    if (fin) this.#takeMessage(Buffer.concat(this.#fragments.splice(0)));
  }

  #takeMessage(message) {
    if (this.#messageOpcode === BINARY) return this.transcript.add(`binary ${message.toString("hex")}`);
    if (!this.onText(message.toString())) this.transcript.add(message.toString());
  }

  #answerClose(payload) {
    const code = payload.length < 2 ? 1005 : payload.readUInt16BE();
    this.transcript.finish(`closed ${code} ${payload.subarray(2)}`.trim());
    this.write(code === 1005 ? frame(CLOSE) : close(code));
  }

  #handleClosed(resolve) {
    const head = this.answer ? undefined : readHead(this.#buffer);
    if (head) this.#settleAnswer({ ...head, isWhole: true }, resolve);
    this.transcript.finish("closed without a close frame");
    resolve(this);
  }
}

function formatRequest(method, path, headers) {
  const lines = Object.entries(headers)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines, "", ""].join("\r\n");
}
