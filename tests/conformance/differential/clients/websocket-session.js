import { describeAnswer } from "../outcome.js";
import { PING, binary, frame, text } from "./frames.js";
import { RawWebSocket } from "./websocket.js";

const SETTLED = "settled";

/** An Engine.IO session over a raw WebSocket that answers pings. */
export class WebSocketSession {
  #websocket;

  constructor(websocket, sid, answersPings) {
    this.#websocket = websocket;
    this.sid = sid;
    if (answersPings) websocket.onText = (message) => this.#answerPing(message);
  }

  static async open(server, path, { answersPings = true } = {}) {
    const websocket = await RawWebSocket.open(server.port, `${path}?EIO=4&transport=websocket`);
    if (!websocket.isUpgraded) throw new Error(`the handshake got ${describeAnswer(websocket.answer)}`);
    const opening = await websocket.transcript.take((packet) => packet.startsWith("0"));
    return new WebSocketSession(websocket, JSON.parse(opening.slice(1)).sid, answersPings);
  }

  get transcript() {
    return this.#websocket.transcript;
  }

  /** Sends each packet in a frame of its own, all in one write. */
  async send(packets) {
    this.write(...packets.map(encode));
  }

  async sendBytes(bytes) {
    this.write(text(bytes));
  }

  /** A WebSocket can be answered at any time. */
  async waitUntilListening() {}

  /** Waits for a pong: the server has read, and acted upon, all that was sent before. */
  async settle() {
    this.write(frame(PING, SETTLED));
    await this.transcript.take((entry) => entry === `pong ${SETTLED}`);
  }

  write(...frames) {
    this.#websocket.write(...frames);
  }

  /** Writes and waits until the bytes have left, so that they travel alone. */
  writeAlone(bytes) {
    return this.#websocket.writeAlone(bytes);
  }

  async describeEnd() {
    return (await this.transcript.waitForEnd()) ?? "open but silent";
  }

  close() {
    this.#websocket.destroy();
  }

  #answerPing(message) {
    if (message !== "2") return false;
    this.write(text("3"));
    return true;
  }
}

function encode(packet) {
  return Buffer.isBuffer(packet) ? binary(packet) : text(packet);
}
