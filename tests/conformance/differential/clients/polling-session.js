import { describeAnswer } from "../outcome.js";
import { fence, send, startRequest } from "./http.js";
import { Transcript } from "./transcript.js";

const SEPARATOR = "\x1e";
const CLOSE = "1";
const ENDS = [CLOSE, '400 {"code":1,"message":"Session ID unknown"}'];
const TEXT_PLAIN = { "content-type": "text/plain;charset=UTF-8" };

/** An Engine.IO session over HTTP long-polling that keeps a poll pending and answers pings. */
export class PollingSession {
  transcript = new Transcript();
  #server;
  #path;
  #answersPings;
  #poll;
  #posting = Promise.resolve();

  constructor(server, path, sid, answersPings) {
    this.#server = server;
    this.#path = path;
    this.#answersPings = answersPings;
    this.sid = sid;
  }

  static async open(server, path, { polls = true, answersPings = true } = {}) {
    const answer = await send(server.port, { path: `${path}?EIO=4&transport=polling` });
    if (answer.status !== 200) throw new Error(`the handshake got ${describeAnswer(answer)}`);
    const { sid } = JSON.parse(answer.body.slice(1));
    const session = new PollingSession(server, path, sid, answersPings);
    if (polls) session.startPolling();
    return session;
  }

  get url() {
    return `${this.#path}?EIO=4&transport=polling&sid=${this.sid}`;
  }

  startPolling() {
    this.#keepPolling();
  }

  /** Sends the packets as one payload; resolves with the answer as a line. */
  async send(packets) {
    return describeAnswer(await this.post(packets.map(encode).join(SEPARATOR)));
  }

  async sendBytes(bytes) {
    return describeAnswer(await this.post(bytes));
  }

  /** One POST at a time: more would be an overlap. */
  post(body, headers = TEXT_PLAIN) {
    const request = { method: "POST", path: this.url, headers, body };
    this.#posting = this.#posting.then(() => send(this.#server.port, request));
    return this.#posting;
  }

  /** Waits until the server holds a poll: then it is no race what can be answered before it closes. */
  async waitUntilListening() {
    let poll;
    while (poll !== this.#poll && !this.transcript.hasEnded) {
      poll = this.#poll;
      await poll.sent;
      await fence(this.#server.port);
    }
  }

  /** Nothing to wait for: the answer to a POST says that the server has acted upon it. */
  async settle() {}

  /** Whether the end comes with the poll or refuses the next one is a matter of timing. */
  async describeEnd() {
    if ((await this.transcript.waitForEnd()) === undefined) return "open but silent";
    const answers = [this.transcript.end, await this.send(["6"])];
    return `closed${answers.filter((answer) => !ENDS.includes(answer)).map((answer) => `, with ${answer}`).join("")}`;
  }

  close() {
    this.transcript.finish("closed by the test");
    this.#poll?.abort();
  }

  async #keepPolling() {
    while (!this.transcript.hasEnded) {
      this.#poll = startRequest(this.#server.port, { path: this.url });
      this.#read(await this.#poll.answer);
    }
  }

  #read(answer) {
    if (answer.status !== 200) return this.transcript.finish(describeAnswer(answer));
    for (const packet of answer.body.split(SEPARATOR)) this.#take(packet);
  }

  #take(packet) {
    if (packet === CLOSE) this.transcript.finish(CLOSE);
    else if (packet === "2" && this.#answersPings) this.post("3");
    else if (packet !== "6") this.transcript.add(decode(packet));
  }
}

function encode(packet) {
  return Buffer.isBuffer(packet) ? `b${packet.toString("base64")}` : packet;
}

function decode(packet) {
  if (!packet.startsWith("b")) return packet;
  return `binary ${Buffer.from(packet.slice(1), "base64").toString("hex")}`;
}
