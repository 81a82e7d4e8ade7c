import { describeAnswer } from "../outcome.js";
import { send } from "../clients/http.js";
import { ENGINE_PATH, packetsOf, probeEngine, withSession } from "../sessions.js";
import { defineCase } from "./case.js";

const POLLING = "EIO=4&transport=polling";
const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE"];
const WAITING_MESSAGE = "4waiting";

const queries = {
  "a handshake": POLLING,
  "a handshake with its parameters in another order": "transport=polling&EIO=4",
  "a handshake with a cache-busting parameter": `${POLLING}&t=abc123`,
  "a handshake with the base64 parameter": `${POLLING}&b64=1`,
  "a handshake with an unknown parameter": `${POLLING}&token=secret`,
  "a handshake with empty parameters": `${POLLING}&&`,
  "a handshake with a callback number": `${POLLING}&j=0`,
  "a handshake with a callback that is script": `${POLLING}&j=alert(1)`,
  "a handshake with an empty sid": `${POLLING}&sid=`,

  "EIO missing": "transport=polling",
  "EIO without a value": "EIO&transport=polling",
  "EIO empty": "EIO=&transport=polling",
  "EIO 2": "EIO=2&transport=polling",
  "EIO 3": "EIO=3&transport=polling",
  "EIO 5": "EIO=5&transport=polling",
  "EIO 04": "EIO=04&transport=polling",
  "EIO 4.0": "EIO=4.0&transport=polling",
  "EIO 4 after a plus": "EIO=+4&transport=polling",
  "EIO 4 before a space": "EIO=4%20&transport=polling",
  "EIO 4 percent-encoded": "EIO=%34&transport=polling",
  "EIO with a percent-encoded name": "%45IO=4&transport=polling",
  "EIO in Arabic digits": "EIO=%D9%A4&transport=polling",
  "EIO in lower case": "eio=4&transport=polling",
  "EIO twice, the last one right": "EIO=3&EIO=4&transport=polling",
  "EIO twice, the first one right": "EIO=4&EIO=3&transport=polling",
  "EIO 4 twice": "EIO=4&EIO=4&transport=polling",
  "EIO as an array": "EIO[]=4&transport=polling",
  "EIO not a number": "EIO=four&transport=polling",

  "no query": "",
  "the transport missing": "EIO=4",
  "the transport empty": "EIO=4&transport=",
  "the transport unknown": "EIO=4&transport=carrier-pigeon",
  "the transport __proto__": "EIO=4&transport=__proto__",
  "the transport constructor": "EIO=4&transport=constructor",
  "the transport toString": "EIO=4&transport=toString",
  "the transport webtransport": "EIO=4&transport=webtransport",
  "the transport in capitals": "EIO=4&transport=POLLING",
  "the transport name in capitals": "EIO=4&TRANSPORT=polling",
  "the transport after a space": "EIO=4&transport=%20polling",
  "the transport with a NUL": "EIO=4&transport=polling%00",
  "the transport as an array": "EIO=4&transport[]=polling",
  "the transport twice, the last one right": "EIO=4&transport=bogus&transport=polling",
  "the transport twice, the first one right": "EIO=4&transport=polling&transport=bogus",
  "the parameters separated by semicolons": "EIO=4;transport=polling",
  "the transport websocket without an upgrade": "EIO=4&transport=websocket",
  "the transport unknown and EIO 3": "EIO=3&transport=carrier-pigeon",
  "the transport websocket and EIO 3 without an upgrade": "EIO=3&transport=websocket",

  "an unknown sid": `${POLLING}&sid=unknown`,
  "the sid __proto__": `${POLLING}&sid=__proto__`,
  "the sid constructor": `${POLLING}&sid=constructor`,
  "the sid hasOwnProperty": `${POLLING}&sid=hasOwnProperty`,
  "a sid of a plausible form": `${POLLING}&sid=AAAAAAAAAAAAAAAAAAAA`,
  "a sid of 4,000 characters": `${POLLING}&sid=${"A".repeat(4000)}`,
  "a sid with a NUL": `${POLLING}&sid=%00`,
  "a sid with a line break": `${POLLING}&sid=a%0d%0aX-Injected:1`,
  "an unknown sid and EIO 3": "EIO=3&transport=polling&sid=unknown",
  "an unknown sid and no transport": "EIO=4&sid=unknown",
  "an unknown sid on websocket without an upgrade": "EIO=4&transport=websocket&sid=unknown",
};

const paths = {
  "the path without its slash": "/engine.io",
  "a longer path": "/engine.io/more",
  "the path with a double slash": "/engine.io//",
  "the path in capitals": "/ENGINE.IO/",
  "a path that only begins alike": "/engine.iox/",
  "a path with a parent segment": "/other/../engine.io/",
  "the path with an encoded dot": "/engine%2eio/",
  "the root": "/",
};

const handshakes = {
  ...mapEntries(queries, (query) => ({ path: `${ENGINE_PATH}?${query}` })),
  ...mapEntries(paths, (path) => ({ path: `${path}?${POLLING}` })),
  ...Object.fromEntries(METHODS.map((method) => [`${method} without a sid`, { method, path: handshakePath() }])),
  ...Object.fromEntries(
    METHODS.map((method) => [`${method} with an unknown sid`, { method, path: handshakePath("&sid=unknown") }]),
  ),
  "a handshake with a body": { path: handshakePath(), headers: { "content-length": 6 }, body: "4hello" },
  "a POST of a message without a sid": { method: "POST", path: handshakePath(), body: "4hello" },
  "a handshake from another origin": { path: handshakePath(), headers: { origin: "http://evil.example" } },
  "a handshake from the origin null": { path: handshakePath(), headers: { origin: "null" } },
};

const onPollingSession = {
  "a poll": { query: `${POLLING}&sid={sid}` },
  "a poll with a cache-busting parameter": { query: `${POLLING}&sid={sid}&t=abc` },
  "a poll with a body": { query: `${POLLING}&sid={sid}`, headers: { "content-length": 6 }, body: "4hello" },
  "a poll with the sid twice, the last one right": { query: `${POLLING}&sid=bogus&sid={sid}` },
  "a poll with the sid twice, the first one right": { query: `${POLLING}&sid={sid}&sid=bogus` },
  "a poll with the sid in another case": { query: `${POLLING}&SID={sid}` },
  "a poll with a space after the sid": { query: `${POLLING}&sid={sid}%20` },
  "a poll with a NUL after the sid": { query: `${POLLING}&sid={sid}%00` },
  "a poll with the sid cut short": { query: `${POLLING}&sid={short}` },
  "a poll without EIO": { query: "transport=polling&sid={sid}" },
  "a poll with EIO 3": { query: "EIO=3&transport=polling&sid={sid}" },
  "a poll with EIO 5": { query: "EIO=5&transport=polling&sid={sid}" },
  "a poll with the wrong transport": { query: "EIO=4&transport=websocket&sid={sid}" },
  "a poll with the transport unknown": { query: "EIO=4&transport=bogus&sid={sid}" },
  "a poll without the transport": { query: "EIO=4&sid={sid}" },
  "a poll with a callback number": { query: `${POLLING}&sid={sid}&j=1` },
  "a POST with the wrong transport": { method: "POST", query: "EIO=4&transport=websocket&sid={sid}", body: "4x" },
  "a POST with EIO 3": { method: "POST", query: "EIO=3&transport=polling&sid={sid}", body: "4x" },
  "a POST without EIO": { method: "POST", query: "transport=polling&sid={sid}", body: "4x" },
  "a PUT with a body": { method: "PUT", query: `${POLLING}&sid={sid}`, body: "4x" },
  ...Object.fromEntries(
    METHODS.slice(2).map((method) => [`${method} on a session`, { method, query: `${POLLING}&sid={sid}` }]),
  ),
};

const onWebSocketSession = {
  "a poll for a session on websocket": { query: `${POLLING}&sid={sid}` },
  "a POST to a session on websocket": { method: "POST", query: `${POLLING}&sid={sid}`, body: "4x" },
  "DELETE on a session on websocket": { method: "DELETE", query: `${POLLING}&sid={sid}` },
  "a plain GET with the transport websocket on its session": { query: "EIO=4&transport=websocket&sid={sid}" },
  "a plain POST with the transport websocket on its session": {
    method: "POST",
    query: "EIO=4&transport=websocket&sid={sid}",
    body: "4x",
  },
  "DELETE with the transport websocket on its session": {
    method: "DELETE",
    query: "EIO=4&transport=websocket&sid={sid}",
  },
};

export const engineHttp = [
  ...Object.entries(handshakes).map(([name, request]) => defineCase(name, answerTo(request))),
  ...Object.entries(onPollingSession).map(([name, request]) => defineCase(name, onPolling(request))),
  ...Object.entries(onWebSocketSession).map(([name, request]) => defineCase(name, onWebSocket(request))),
];

function answerTo(request) {
  return async (server) => ({ answer: describeAnswer(await send(server.port, request)) });
}

/** The session has a message waiting, so that a poll that is let through has something to return. */
function onPolling(request) {
  const use = (server) => async (session) => {
    await session.send([WAITING_MESSAGE]);
    const answer = describeAnswer(await sendTo(server, session, request));
    session.startPolling();
    const after = await probeEngine(session);
    return { answer, packets: packetsOf(session), after };
  };
  return (server) => withSession(server, "polling", ENGINE_PATH, use(server), { polls: false });
}

function onWebSocket(request) {
  const use = (server) => async (session) => {
    const answer = describeAnswer(await sendTo(server, session, request));
    const after = await probeEngine(session);
    return { answer, packets: packetsOf(session), after };
  };
  return (server) => withSession(server, "websocket", ENGINE_PATH, use(server));
}

function sendTo(server, session, { query, ...request }) {
  const filled = query.replace("{sid}", session.sid).replace("{short}", session.sid.slice(0, -1));
  return send(server.port, { ...request, path: `${ENGINE_PATH}?${filled}` });
}

function handshakePath(more = "") {
  return `${ENGINE_PATH}?${POLLING}${more}`;
}

function mapEntries(object, change) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}
