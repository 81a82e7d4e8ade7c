import { describeAnswer } from "../outcome.js";
import { send, startHeldPost, startPoll } from "../clients/http.js";
import { PATIENCE_MS } from "../clients/transcript.js";
import { ENGINE_PATH, packetsOf, probeEngine, withSession } from "../sessions.js";
import { ALONE, defineCase } from "./case.js";

const LIMIT = 1_000_000;
const UNKNOWN_SESSION = '400 {"code":1,"message":"Session ID unknown"}';

const contentTypes = {
  "a POST of text/plain": "text/plain",
  "a POST of text/plain in UTF-8": "text/plain;charset=UTF-8",
  "a POST of text/plain in Latin-1": "text/plain;charset=ISO-8859-1",
  "a POST of application/json": "application/json",
  "a POST of a form": "application/x-www-form-urlencoded",
  "a POST of a multipart form": "multipart/form-data; boundary=x",
  "a POST of XML": "application/xml",
  "a POST of an unknown content type": "no/such-type",
  "a POST of a malformed content type": "///",
  "a POST of an octet stream": "application/octet-stream",
  "a POST of an octet stream with a parameter": "application/octet-stream; x=y",
  "a POST of an octet stream in capitals": "Application/Octet-Stream",
};

const bodies = {
  "a POST of one packet": { body: "4hello" },
  "a POST without a content type": { headers: {}, body: "4hello" },
  "a POST of an empty body": { body: "" },
  "a POST of an empty body in chunks": { body: [] },
  "a POST in one chunk": { body: ["4hello"] },
  "a POST in several chunks": { body: ["4", "hel", "lo"] },
  "a POST with a chunk border inside a character": { body: splitAt("4a€b", 3) },
  "a POST with a chunk border inside a surrogate pair": { body: splitAt("4😀", 3) },
  "a POST with a chunk border at the separator": { body: ["4one", "\x1e", "4two"] },
  "a POST of a query string": { body: "d=4hello" },
};

const limits = {
  "a POST of exactly the limit": { body: `4${"x".repeat(LIMIT - 1)}` },
  "a POST one byte over the limit": { body: `4${"x".repeat(LIMIT)}` },
  "a POST of exactly the limit in chunks": { body: inChunks(LIMIT) },
  "a POST one byte over the limit in chunks": { body: inChunks(LIMIT + 1) },
  "a POST of binary over the limit only as base64": { body: Buffer.from(`b${"A".repeat(LIMIT)}`) },
  "a POST of many packets over the limit together": { body: Array(11).fill(`4${"x".repeat(99_999)}`).join("\x1e") },
};

const acts = {
  "two polls at once": twoPollsAtOnce,
  "two polls at once with a message waiting": twoPollsInTurn,
  "two POSTs at once": twoPostsAtOnce,
  "a poll during a POST": pollDuringPost,
  "a malformed packet during a poll": (server, session) => packetDuringPoll(server, session, "9"),
  "a ping during a poll": (server, session) => packetDuringPoll(server, session, "2"),
  "a close packet during a poll": (server, session) => packetDuringPoll(server, session, "1"),
  "a message during a poll": (server, session) => packetDuringPoll(server, session, "4hello"),
  "an octet stream during a poll": octetStreamDuringPoll,
  "a wrong method during a poll": wrongMethodDuringPoll,
  "a poll that the client aborts": abortedPoll,
  "a POST that the client aborts": abortedPost,
};

export const enginePosts = [
  ...Object.entries(contentTypes).map(([name, type]) => {
    return defineCase(name, postOf({ headers: { "content-type": type }, body: "4hello" }));
  }),
  ...Object.entries(bodies).map(([name, post]) => defineCase(name, postOf(post))),
  ...Object.entries(limits).map(([name, post]) => defineCase(name, postOf(post), { phase: ALONE })),
  ...Object.entries(acts).map(([name, act]) => defineCase(name, withoutPolling(act))),
  ...["a handshake", "a poll", "a POST", "a refusal"].map((kind) => {
    return defineCase(`the headers of the answer to ${kind}`, withoutPolling(headersOf(kind)));
  }),
];

function postOf({ body, headers }) {
  const use = async (session) => {
    await session.waitUntilListening();
    const post = describeAnswer(await session.post(body, headers));
    const after = await probeEngine(session);
    return { post, packets: packetsOf(session), after };
  };
  return (server) => withSession(server, "polling", ENGINE_PATH, use);
}

function withoutPolling(act) {
  const options = { polls: false, answersPings: false };
  return (server) => withSession(server, "polling", ENGINE_PATH, (session) => act(server, session), options);
}

async function twoPollsAtOnce(server, session) {
  const first = await startPoll(server.port, session.url);
  const second = await send(server.port, { path: session.url });
  return { first: describeAnswer(await first.answer), second: describeAnswer(second), ...(await end(session)) };
}

async function twoPollsInTurn(server, session) {
  await session.send(["4one"]);
  const first = await send(server.port, { path: session.url });
  await session.send(["4two"]);
  const second = await send(server.port, { path: session.url });
  return { first: describeAnswer(first), second: describeAnswer(second), ...(await end(session)) };
}

async function twoPostsAtOnce(server, session) {
  const poll = await startPoll(server.port, session.url);
  const first = await startHeldPost(server.port, session.url, "4first");
  const second = await send(server.port, { method: "POST", path: session.url, body: "4second" });
  first.finish();
  return {
    poll: describeAnswer(await poll.answer),
    "first post": describeAnswer(await first.answer),
    "second post": describeAnswer(second),
    ...(await end(session)),
  };
}

async function packetDuringPoll(server, session, packet) {
  const poll = await startPoll(server.port, session.url);
  const post = await session.send([packet]);
  return { poll: describeAnswer(await poll.answer), post, ...(await end(session)) };
}

async function pollDuringPost(server, session) {
  const post = await startHeldPost(server.port, session.url, "4hello");
  const poll = await startPoll(server.port, session.url);
  post.finish();
  const answers = { poll: describeAnswer(await poll.answer), post: describeAnswer(await post.answer) };
  return { ...answers, ...(await end(session)) };
}

async function octetStreamDuringPoll(server, session) {
  const poll = await startPoll(server.port, session.url);
  const post = await session.post("4hello", { "content-type": "application/octet-stream" });
  return { poll: describeAnswer(await poll.answer), post: describeAnswer(post), ...(await end(session)) };
}

async function wrongMethodDuringPoll(server, session) {
  const poll = await startPoll(server.port, session.url);
  const answer = describeAnswer(await send(server.port, { method: "DELETE", path: session.url }));
  await session.send(["4hello"]);
  return { answer, poll: describeAnswer(await poll.answer), ...(await end(session)) };
}

async function abortedPoll(server, session) {
  const poll = await startPoll(server.port, session.url);
  poll.abort();
  return { then: await waitForRefusal(server, session) };
}

async function abortedPost(server, session) {
  const post = await startHeldPost(server.port, session.url, "4hello");
  post.write("4h");
  post.abort();
  return { then: await waitForRefusal(server, session) };
}

async function end(session) {
  session.startPolling();
  const after = await probeEngine(session);
  return { packets: packetsOf(session), after };
}

/**
 * A server may notice late that a connection is gone. Until then a request of another revision is
 * refused in another way than afterwards, and does not disturb the session.
 */
async function waitForRefusal(server, session) {
  const deadline = Date.now() + PATIENCE_MS;
  const path = session.url.replace("EIO=4", "EIO=3");
  let answer;
  do answer = describeAnswer(await send(server.port, { path }));
  while (answer !== UNKNOWN_SESSION && Date.now() < deadline);
  return answer;
}

function headersOf(kind) {
  return async (server, session) => {
    const requests = {
      "a handshake": { path: `${ENGINE_PATH}?EIO=4&transport=polling` },
      "a poll": { path: session.url },
      "a POST": { method: "POST", path: session.url, body: "4hello" },
      "a refusal": { path: ENGINE_PATH },
    };
    if (kind === "a poll") await session.send(["4waiting"]);
    const { status, headers } = await send(server.port, requests[kind]);
    return { status, type: headers["content-type"], cache: headers["cache-control"] ?? "none" };
  };
}

function splitAt(text, index) {
  const bytes = Buffer.from(text);
  return [bytes.subarray(0, index), bytes.subarray(index)];
}

function inChunks(length) {
  const half = Math.floor(length / 2);
  return [`4${"x".repeat(half - 1)}`, "x".repeat(length - half)];
}
