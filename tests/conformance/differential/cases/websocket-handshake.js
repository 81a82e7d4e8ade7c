import { text } from "../clients/frames.js";
import { describePacket } from "../outcome.js";
import { RawWebSocket } from "../clients/websocket.js";
import { ENGINE_PATH, SOCKET_PATH } from "../sessions.js";
import { defineCase } from "./case.js";
import { probeWebSocket } from "./upgrade-scene.js";

const QUERY = "EIO=4&transport=websocket";

const queries = {
  "a websocket": QUERY,
  "a websocket with its parameters in another order": "transport=websocket&EIO=4",
  "a websocket with an empty sid": `${QUERY}&sid=`,
  "a websocket with an unknown sid": `${QUERY}&sid=unknown`,
  "a websocket with the sid __proto__": `${QUERY}&sid=__proto__`,
  "a websocket with the sid constructor": `${QUERY}&sid=constructor`,
  "a websocket with an unknown sid and EIO 3": "EIO=3&transport=websocket&sid=unknown",
  "a websocket without EIO": "transport=websocket",
  "a websocket with EIO 3": "EIO=3&transport=websocket",
  "a websocket with EIO 5": "EIO=5&transport=websocket",
  "a websocket with EIO twice, the last one right": "EIO=3&EIO=4&transport=websocket",
  "a websocket with EIO twice, the first one right": "EIO=4&EIO=3&transport=websocket",
  "a websocket without a transport": "EIO=4",
  "a websocket with an unknown transport": "EIO=4&transport=bogus",
  "a websocket with the transport polling": "EIO=4&transport=polling",
  "a websocket with the transport polling and an unknown sid": "EIO=4&transport=polling&sid=unknown",
  "a websocket with the transport webtransport": "EIO=4&transport=webtransport",
  "a websocket with the transport __proto__": "EIO=4&transport=__proto__",
  "a websocket with the transport constructor": "EIO=4&transport=constructor",
  "a websocket with the transport in capitals": "EIO=4&transport=WEBSOCKET",
  "a websocket with the transport twice, the last one right": "EIO=4&transport=polling&transport=websocket",
  "a websocket with a callback number": `${QUERY}&j=1`,
};

const headers = {
  "a websocket of version 8": { "Sec-WebSocket-Version": "8" },
  "a websocket of version 7": { "Sec-WebSocket-Version": "7" },
  "a websocket of version 14": { "Sec-WebSocket-Version": "14" },
  "a websocket of version 13.0": { "Sec-WebSocket-Version": "13.0" },
  "a websocket of versions 13 and 8": { "Sec-WebSocket-Version": "13, 8" },
  "a websocket of a version that is no number": { "Sec-WebSocket-Version": "x" },
  "a websocket without a version": { "Sec-WebSocket-Version": null },
  "a websocket without a key": { "Sec-WebSocket-Key": null },
  "a websocket with an empty key": { "Sec-WebSocket-Key": "" },
  "a websocket with a short key": { "Sec-WebSocket-Key": "AAAA" },
  "a websocket with a long key": { "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQAAAA==" },
  "a websocket with a key that is not base64": { "Sec-WebSocket-Key": "!!!!!!!!!!!!!!!!!!!!!!==" },
  "a websocket with a key without padding": { "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ" },
  "a websocket with the Upgrade header in capitals": { Upgrade: "WEBSOCKET" },
  "a websocket with another token in the Upgrade header": { Upgrade: "h2c" },
  "a websocket with two tokens in the Upgrade header": { Upgrade: "websocket, h2c" },
  "a websocket without an Upgrade header": { Upgrade: null },
  "a websocket with more tokens in the Connection header": { Connection: "keep-alive, Upgrade" },
  "a websocket with the Connection header in lower case": { Connection: "upgrade" },
  "a websocket with Connection: close": { Connection: "close" },
  "a websocket without a Connection header": { Connection: null },
  "a websocket that offers compression": { "Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits" },
  "a websocket that offers a malformed extension": { "Sec-WebSocket-Extensions": ";;;" },
  "a websocket that offers a subprotocol": { "Sec-WebSocket-Protocol": "chat" },
  "a websocket that offers two subprotocols": { "Sec-WebSocket-Protocol": "chat, superchat" },
  "a websocket that offers a subprotocol twice": { "Sec-WebSocket-Protocol": "chat, chat" },
  "a websocket that offers a malformed subprotocol": { "Sec-WebSocket-Protocol": "chat,," },
  "a websocket that offers an empty subprotocol": { "Sec-WebSocket-Protocol": "" },
  "a websocket from another origin": { Origin: "http://evil.example" },
  "a websocket from the origin null": { Origin: "null" },
};

const methods = ["POST", "PUT", "DELETE", "OPTIONS"];

const HELLO = text("4hello");

/** What comes in the packet of the request, and what comes later. */
const early = {
  "a message in the packet of the handshake": { together: HELLO },
  "half a message in the packet of the handshake": { together: HELLO.subarray(0, 8), later: HELLO.subarray(8) },
};

/** A question that changes nothing at each of the endpoints, and its answer. */
const endpoints = {
  [ENGINE_PATH]: ["4probe-text", "4probe-text"],
  [SOCKET_PATH]: ["40/liveness,", '44/liveness,{"message":"Invalid namespace"}'],
};

export const websocketHandshakes = [
  ...Object.keys(endpoints).flatMap((path) => {
    return Object.entries(queries).map(([name, query]) => {
      return defineCase(`${name} at ${path}`, open({ path, query }), { input: name });
    });
  }),
  ...Object.entries(headers).map(([name, changed]) => defineCase(name, open({ headers: changed }))),
  ...methods.map((method) => defineCase(`a websocket by ${method}`, open({ method }))),
  ...Object.entries(early).map(([name, bytes]) => defineCase(name, open(bytes))),
];

function open({ path = ENGINE_PATH, query = QUERY, later = "", ...options }) {
  return async (server) => {
    const websocket = await RawWebSocket.open(server.port, `${path}?${query}`, options);
    try {
      if (later) websocket.write(later);
      const state = await probeWebSocket(websocket, ...endpoints[path]);
      const packets = websocket.transcript.entries.map(describePacket);
      return { websocket: state, packets, ...negotiated(websocket) };
    } finally {
      websocket.destroy();
    }
  };
}

function negotiated(websocket) {
  if (!websocket.isUpgraded) return {};
  const { headers: answered } = websocket.answer;
  return {
    accept: answered["sec-websocket-accept"],
    subprotocol: answered["sec-websocket-protocol"] ?? "none",
    extensions: answered["sec-websocket-extensions"] ?? "none",
  };
}
