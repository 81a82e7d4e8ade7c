import { createHash } from "node:crypto";
import { NO_ANSWER, RESET } from "./clients/http.js";

const SHOWN_CHARACTERS = 60;
const LONGEST_SHOWN_WHOLE = 200;

const SOCKET_PACKET = /^(4[0-6](?:\d+-)?(?:\/[^,]*,)?\d*)([[{].*)$/s;
const CONNECT_ANSWER = /^(40(?:\/[^,]*,)?\{"sid":")[^"]+/;

/** An HTTP answer as one line that is the same for every run. */
export function describeAnswer(answer) {
  if (answer === RESET) return "connection reset";
  if (answer === NO_ANSWER) return "no answer";
  return shorten(hideSessionId(`${answer.status} ${answer.body}`.trim()));
}

/** An engine packet as a line that is the same for every run. */
export function describePacket(packet) {
  return shorten(hideSessionId(packet));
}

/** A Socket.IO packet with its JSON in canonical form: how a server formats JSON is its own affair. */
export function describeSocketPacket(packet) {
  const [, head, json] = SOCKET_PACKET.exec(packet) ?? [];
  const canonical = json === undefined ? packet : head + canonicalJson(json);
  return shorten(canonical.replace(CONNECT_ANSWER, "$1<id>"));
}

function canonicalJson(json) {
  try {
    return JSON.stringify(JSON.parse(json));
  } catch {
    return `${json} (not JSON)`;
  }
}

function hideSessionId(line) {
  return line.replace(/(\\?"sid\\?":\\?")[^"\\]+/g, "$1<sid>");
}

function shorten(line) {
  if (line.length <= LONGEST_SHOWN_WHOLE) return line;
  const digest = createHash("sha256").update(line).digest("hex").slice(0, 12);
  return `${line.slice(0, SHOWN_CHARACTERS)}… ${line.length} characters, sha256 ${digest}…`;
}
