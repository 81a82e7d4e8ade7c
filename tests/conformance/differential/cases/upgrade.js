import { text } from "../clients/frames.js";
import { ALONE, defineCase, TOGETHER } from "./case.js";
import { UpgradeScene, runScene } from "./upgrade-scene.js";

const { openWebSocket, awaitWebSocket, closeWebSocket, sendFrame, sendRaw, settle } = UpgradeScene;
const { poll, awaitPoll, post, holdPost, finishPost } = UpgradeScene;

const probe = [openWebSocket(), sendFrame("2probe"), awaitWebSocket()];
const probeWithPoll = [poll(), ...probe, awaitPoll()];
const upgrade = [sendFrame("5"), settle()];
const upgraded = [...probe, ...upgrade];

/** Everything a WebSocket can say before it was probed, and after. */
const words = {
  "an open packet": "0",
  "a close packet": "1",
  "a ping without data": "2",
  "a ping with other data": "2probes",
  "a ping with data in capitals": "2PROBE",
  "a pong": "3",
  "a pong with the probe": "3probe",
  "a message": "4hello",
  "a noop": "6",
  "an unknown type": "9",
  "an empty packet": "",
};

const rightOrder = {
  "a probe": probe,
  "a probe during a poll": probeWithPoll,
  "a probe twice": [...probe, sendFrame("2probe"), awaitWebSocket()],
  "an upgrade after a probe": [...probe, ...upgrade],
  "an upgrade after a probe during a poll": [...probeWithPoll, ...upgrade],
  "an upgrade while a poll is pending": [...probeWithPoll, poll(), ...upgrade, awaitPoll()],
  "an upgrade without a probe": [openWebSocket(), ...upgrade],
  "an upgrade without a probe while a poll is pending": [poll(), openWebSocket(), ...upgrade, awaitPoll()],
  "an upgrade with data after a probe": [...probe, sendFrame("5x")],
  "a probe, an upgrade and a message in one write": [
    openWebSocket(),
    sendRaw(text("2probe"), text("5"), text("4hello")),
    awaitWebSocket(2),
  ],
  "a probe in the packet of the handshake": [openWebSocket({ together: text("2probe") }), awaitWebSocket()],
  "an upgrade and a message after a probe": [...upgraded, sendFrame("4hello"), awaitWebSocket()],
  "a second upgrade packet": [...upgraded, ...upgrade],
  "a probe after the upgrade": [...upgraded, sendFrame("2probe")],
  "an empty frame after the upgrade": [...upgraded, sendFrame("")],
};

const messages = {
  "a POST while probing": [...probe, post("4hello")],
  "a POST while probing during a poll": [...probeWithPoll, poll(), post("4hello"), awaitPoll()],
  "a POST while probing, then the upgrade": [...probe, post("4one"), ...upgrade, awaitWebSocket()],
  "two POSTs while probing, then the upgrade": [...probe, post("4one"), post("4two"), ...upgrade, awaitWebSocket(2)],
  "messages before, while and after upgrading": [
    post("4before"),
    ...probe,
    post("4while"),
    ...upgrade,
    sendFrame("4after"),
    awaitWebSocket(3),
  ],
  "a probe while a POST arrives": [holdPost("4hello"), ...probe, finishPost()],
  "a POST that arrives while probing and upgrading": [...probe, holdPost("4hello"), ...upgrade, finishPost()],
  "binary while probing, then the upgrade": [...probe, post("bAQID"), ...upgrade, awaitWebSocket()],
  "an unknown type in a POST while probing": [...probe, post("9")],
  "an unknown type in a POST while probing during a poll": [...probeWithPoll, poll(), post("9"), awaitPoll()],
  "a close packet in a POST while probing": [...probe, post("1")],
  "a ping in a POST while probing": [...probe, post("2")],
  "a message waiting when the upgrade comes": [post("4waiting"), ...probe, ...upgrade, awaitWebSocket()],
};

const wrongOrder = {
  ...mapWords((word) => [openWebSocket(), sendFrame(word)], "before a probe"),
  ...mapWords((word) => [...probe, sendFrame(word)], "after a probe"),
  "a binary frame before a probe": [openWebSocket(), sendFrame(Buffer.from("2probe"))],
  "a frame without a mask before a probe": [openWebSocket(), sendRaw(text("2probe", { mask: null }))],
  "a frame without a mask after a probe": [...probe, sendRaw(text("5", { mask: null }))],
  "a frame with reserved bits after a probe": [...probe, sendRaw(text("5", { rsv: 4 }))],
  "a second websocket while the first is silent": [openWebSocket(), openWebSocket({ name: "second" })],
  "a second websocket while probing": [...probe, openWebSocket({ name: "second" })],
  "a second websocket while probing, then the upgrade": [...probe, openWebSocket({ name: "second" }), ...upgrade],
  "a second websocket after the upgrade": [...upgraded, openWebSocket({ name: "second" })],
  "a second websocket after the first was refused": [
    openWebSocket(),
    sendFrame("4hello"),
    awaitWebSocket(),
    openWebSocket({ name: "second" }),
    sendFrame("2probe", "second"),
    awaitWebSocket(1, "second"),
    sendFrame("5", "second"),
  ],
  "a websocket that goes away while probing": [...probe, closeWebSocket()],
  "a websocket that goes away while probing, then another": [
    ...probe,
    closeWebSocket(),
    openWebSocket({ name: "second" }),
    sendFrame("2probe", "second"),
    awaitWebSocket(1, "second"),
    sendFrame("5", "second"),
  ],
  "a websocket that goes away after the upgrade": [...upgraded, closeWebSocket()],
  "a poll after the upgrade": [...upgraded, poll(), awaitPoll()],
  "a POST after the upgrade": [...upgraded, post("4hello")],
  "a poll and a POST while the websocket is silent": [openWebSocket(), post("4hello"), poll(), awaitPoll()],
};

const queries = {
  "a websocket with EIO 3 for the session": "EIO=3&transport=websocket&sid={sid}",
  "a websocket without EIO for the session": "transport=websocket&sid={sid}",
  "a websocket with the transport polling for the session": "EIO=4&transport=polling&sid={sid}",
  "a websocket with the transport unknown for the session": "EIO=4&transport=bogus&sid={sid}",
  "a websocket without a transport for the session": "EIO=4&sid={sid}",
  "a websocket with the sid cut short": "EIO=4&transport=websocket&sid={short}",
};

const scripts = {
  ...rightOrder,
  ...messages,
  ...wrongOrder,
  ...Object.fromEntries(Object.entries(queries).map(([name, query]) => [name, [openWebSocket({ query })]])),
};

/** The reference answers a poll after 100 ms of probing: what comes later than that finds none. */
const inTime = new Set(["a POST while probing during a poll", "an unknown type in a POST while probing during a poll"]);

export const upgrades = Object.entries(scripts).map(([name, script]) => {
  return defineCase(name, (server) => runScene(server, script), { phase: inTime.has(name) ? ALONE : TOGETHER });
});

function mapWords(script, when) {
  return Object.fromEntries(Object.entries(words).map(([name, word]) => [`${name} ${when}`, script(word)]));
}
