import { readdirSync, readFileSync } from "node:fs";

const REPOSITORY = new URL("../../../", import.meta.url);
const NAMES = /`([^`]+)`/g;
const FIRST_COLUMN = /^\| (`[^|]+) \|/gm;

/** The three gateways: their words in folders and types, and what the repository says about their events. */
export const gateways = [
  gateway("chat", "/chat", "Chat"),
  gateway("conversations", "/", "Conversation"),
  gateway("orders", "/messages", "Order"),
];

/** A file of `tests/fixtures`. */
export function fixture(path) {
  return readFileSync(new URL(`tests/fixtures/${path}`, REPOSITORY), "utf8");
}

function gateway(folder, namespace, word) {
  return {
    namespace,
    serverEvents: `${word}ServerEvents`,
    clientEvents: `${word}ClientEvents`,
    packets: packetsOf(`socket/${folder}`),
    documentedClientEvents: eventsOfGuide(folder, "## A client may send"),
  };
}

/** The exact packets, with the events that the names of their files promise. */
function packetsOf(folder) {
  const files = readdirSync(new URL(`tests/fixtures/${folder}`, REPOSITORY));
  return files.map((file) => ({
    path: `${folder}/${file}`,
    event: file.replace(/\.json$/, "").replaceAll(".", ":"),
    text: fixture(`${folder}/${file}`),
  }));
}

/** The names in the first column of the table below a heading. */
function eventsOfGuide(folder, heading) {
  const guide = readFileSync(new URL(`docs/gateways/${folder}.md`, REPOSITORY), "utf8");
  const section = guide.slice(guide.indexOf(heading) + heading.length).split("\n## ")[0];
  return [...section.matchAll(FIRST_COLUMN)].flatMap(([, names]) => [...names.matchAll(NAMES)].map(([, name]) => name));
}
