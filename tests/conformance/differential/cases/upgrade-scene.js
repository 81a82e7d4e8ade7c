import { CLOSE, PING, binary, frame, text } from "../clients/frames.js";
import { RawWebSocket } from "../clients/websocket.js";
import { fence, startHeldPost, startPoll } from "../clients/http.js";
import { describeAnswer, describePacket } from "../outcome.js";
import { ENGINE_PATH, numbered, packetsOf, withSession } from "../sessions.js";

const FIRST = "websocket";
const UPGRADE_QUERY = "EIO=4&transport=websocket&sid={sid}";
const PROBE = "4probe-text";
const SETTLED = "settled";

/**
 * The steps of an upgrade. The scene polls only when a step says so, because whether a poll is
 * pending is what many of the cases are about.
 */
export const UpgradeScene = {
  openWebSocket: (options) => (scene) => scene.openWebSocket(options),
  closeWebSocket: (name) => (scene) => scene.closeWebSocket(name),
  sendFrame: (packet, name) => (scene) => scene.sendFrame(packet, name),
  settle: () => (scene) => scene.settle(),
  sendRaw: (...frames) => (scene) => scene.sendRaw(frames),
  awaitWebSocket: (count, name) => (scene) => scene.awaitWebSocket(count, name),
  poll: () => (scene) => scene.poll(),
  awaitPoll: () => (scene) => scene.awaitPoll(),
  post: (body) => (scene) => scene.post(body),
  holdPost: (body) => (scene) => scene.holdPost(body),
  finishPost: () => (scene) => scene.finishPost(),
};

/** Runs the steps on a new polling session; what each channel then is good for is part of the outcome. */
export function runScene(server, script) {
  const use = async (session) => {
    const scene = new Scene(server, session);
    try {
      for (const step of script) await step(scene);
      return await scene.outcome();
    } finally {
      scene.close();
    }
  };
  return withSession(server, "polling", ENGINE_PATH, use, { polls: false });
}

class Scene {
  #server;
  #session;
  #websockets = {};
  #expected = {};
  #pendingPoll;
  #heldPost;
  #polls = [];
  #posts = [];

  constructor(server, session) {
    this.#server = server;
    this.#session = session;
  }

  async openWebSocket({ name = FIRST, query = UPGRADE_QUERY, together } = {}) {
    const { sid } = this.#session;
    const filled = query.replace("{sid}", sid).replace("{short}", sid.slice(0, -1));
    const websocket = await RawWebSocket.open(this.#server.port, `${ENGINE_PATH}?${filled}`, { together });
    websocket.onText = (message) => answerPing(websocket, message);
    this.#websockets[name] = websocket;
    this.#expected[name] = 0;
  }

  async closeWebSocket(name = FIRST) {
    const websocket = this.#websockets[name];
    websocket.write(frame(CLOSE));
    await websocket.closed;
    await fence(this.#server.port);
  }

  sendFrame(packet, name = FIRST) {
    this.#websockets[name].write(Buffer.isBuffer(packet) ? binary(packet) : text(packet));
  }

  sendRaw(frames) {
    this.#websockets[FIRST].write(...frames);
  }

  /** Waits for a pong: the server has acted upon what was sent before, and other connections see it. */
  async settle() {
    const websocket = this.#websockets[FIRST];
    websocket.write(frame(PING, SETTLED));
    await websocket.transcript.take((entry) => entry === `pong ${SETTLED}`);
  }

  awaitWebSocket(count = 1, name = FIRST) {
    this.#expected[name] += count;
    return this.#websockets[name].transcript.hasCount(this.#expected[name]);
  }

  async poll() {
    this.#pendingPoll = await startPoll(this.#server.port, this.#session.url);
  }

  async awaitPoll() {
    this.#polls.push(describeAnswer(await this.#pendingPoll.answer));
  }

  async post(body) {
    this.#posts.push(describeAnswer(await this.#session.post(body)));
  }

  async holdPost(body) {
    this.#heldPost = await startHeldPost(this.#server.port, this.#session.url, body);
  }

  async finishPost() {
    this.#heldPost.finish();
    this.#posts.push(describeAnswer(await this.#heldPost.answer));
  }

  /** The polling side is tried last: until then no poll is pending that could tell on it. */
  async outcome() {
    const outcome = { ...numbered("poll", this.#polls), ...numbered("post", this.#posts) };
    for (const [name, websocket] of Object.entries(this.#websockets)) {
      outcome[name] = await probeWebSocket(websocket);
      outcome[`${name} packets`] = websocket.transcript.entries.map(describePacket);
    }
    return { ...outcome, ...(await this.#probePolling()) };
  }

  close() {
    Object.values(this.#websockets).forEach((websocket) => websocket.destroy());
  }

  async #probePolling() {
    const post = await this.#session.send([PROBE]);
    if (post !== "200 ok") return { polling: post };
    this.#session.startPolling();
    const isEchoed = await this.#session.transcript.take((packet) => packet === PROBE);
    const polling = isEchoed ? "open" : await this.#session.describeEnd();
    return { polling, "polling packets": packetsOf(this.#session) };
  }
}

/** Whether a WebSocket answers a packet, by default with its echo, or how it was refused or closed. */
export async function probeWebSocket(websocket, question = PROBE, answer = question) {
  if (!websocket.isUpgraded) return websocket.answer ? describeAnswer(websocket.answer) : "no answer";
  websocket.write(text(question));
  const isAnswered = await websocket.transcript.take((packet) => packet === answer);
  return isAnswered ? "open" : ((await websocket.transcript.waitForEnd()) ?? "open but silent");
}

function answerPing(websocket, message) {
  if (message !== "2") return false;
  websocket.write(text("3"));
  return true;
}
