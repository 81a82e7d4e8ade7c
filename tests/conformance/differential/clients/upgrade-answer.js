const END_OF_HEAD = "\r\n\r\n";

/** The status and headers at the front of the bytes; undefined while they are incomplete. */
export function readHead(bytes) {
  const end = bytes.indexOf(END_OF_HEAD);
  if (end < 0) return undefined;
  const [statusLine, ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const headers = Object.fromEntries(lines.map(parseHeader));
  const status = Number(statusLine.split(" ")[1]);
  return { status, headers, rest: bytes.subarray(end + END_OF_HEAD.length) };
}

/** The body after a head; undefined while it is incomplete. */
export function readBody({ status, headers, rest, isWhole = false }) {
  if (status === 101) return "";
  const length = headers["content-length"];
  if (length !== undefined) return rest.length < Number(length) && !isWhole ? undefined : rest.toString();
  if (headers["transfer-encoding"] === "chunked") return readChunks(rest);
  return isWhole ? rest.toString() : undefined;
}

function parseHeader(line) {
  const colon = line.indexOf(":");
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}

function readChunks(bytes) {
  const chunks = [];
  for (let offset = 0; ; ) {
    const end = bytes.indexOf("\r\n", offset);
    if (end < 0) return undefined;
    const size = parseInt(bytes.toString("latin1", offset, end), 16);
    if (size === 0) return Buffer.concat(chunks).toString();
    chunks.push(bytes.subarray(end + 2, end + 2 + size));
    offset = end + 2 + size + 2;
  }
}
