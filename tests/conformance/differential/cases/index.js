import { engineHttp } from "./engine-http.js";
import { enginePackets } from "./engine-packets.js";
import { enginePosts } from "./engine-posts.js";
import { heartbeats } from "./heartbeat.js";
import { socketBinary } from "./socket-binary.js";
import { socketJson } from "./socket-json.js";
import { socketPackets } from "./socket-packets.js";
import { upgrades } from "./upgrade.js";
import { websocketFrames } from "./websocket-frames.js";
import { websocketHandshakes } from "./websocket-handshake.js";

/** Every case by the subject it is about. */
export const subjects = {
  "Engine.IO over HTTP": engineHttp,
  "Engine.IO POSTs and polls": enginePosts,
  "Engine.IO packets": enginePackets,
  "WebSocket handshakes": websocketHandshakes,
  "WebSocket frames": websocketFrames,
  "upgrades from polling": upgrades,
  "Socket.IO packets": socketPackets,
  "Socket.IO binary packets": socketBinary,
  "Socket.IO JSON": socketJson,
  heartbeats,
};
