import http from "node:http";

// Pings end every rightful poll long before.
const ANSWER_TIMEOUT_MS = 2_000;
// A server of several threads may answer the first before it has come to the poll.
const POLL_FENCES = 3;

export const RESET = { reset: true };
export const NO_ANSWER = { silent: true };

/**
 * Starts one request on a connection of its own; `sent`, `answer` and `abort` follow its life.
 * A body given as an array goes out in chunks.
 */
export function startRequest(port, { method = "GET", path, headers, body }) {
  const request = createRequest(port, { method, path, headers });
  const chunks = Array.isArray(body) ? body : [];
  for (const chunk of chunks) request.write(chunk);
  request.end(Array.isArray(body) ? undefined : body);
  return follow(request);
}

/** A POST of which the server has read the headers, and gets `body` only when told to. */
export async function startHeldPost(port, path, body) {
  const headers = { expect: "100-continue", "content-length": Buffer.byteLength(body) };
  const request = createRequest(port, { method: "POST", path, headers });
  const held = { ...follow(request), write: (part) => request.write(part), finish: () => request.end(body) };
  request.flushHeaders();
  const continued = new Promise((resolve) => request.once("continue", resolve));
  await Promise.race([continued, held.answer]);
  return held;
}

export function send(port, request) {
  return startRequest(port, request).answer;
}

/** A round trip on a new connection: the server has read what was sent before on other ones. */
export async function fence(port) {
  await send(port, { path: "/" });
}

/** Starts a GET; resolves when the server holds it. */
export async function startPoll(port, path) {
  const poll = startRequest(port, { path });
  await poll.sent;
  for (let round = 0; round < POLL_FENCES; round++) await fence(port);
  return poll;
}

/** The connection is the client's to close: a server that closed first could cut its own answer off. */
function createRequest(port, { headers, ...options }) {
  const kept = { connection: "keep-alive", ...headers };
  return http.request({ host: "127.0.0.1", port, agent: false, headers: kept, ...options });
}

function follow(request) {
  const sent = new Promise((resolve) => request.once("finish", resolve).once("close", resolve));
  const answer = new Promise((resolve) => {
    request.once("response", (response) => collect(response).then(resolve));
    request.on("error", () => resolve(RESET));
    request.setTimeout(ANSWER_TIMEOUT_MS, () => resolve(NO_ANSWER));
  });
  return { sent, answer, abort: () => request.destroy() };
}

async function collect(response) {
  const chunks = [];
  try {
    for await (const chunk of response) chunks.push(chunk);
  } catch {
    return RESET;
  }
  const body = Buffer.concat(chunks).toString();
  return { status: response.statusCode, headers: response.headers, body };
}
