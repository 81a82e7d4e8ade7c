/**
 * Every deliberate difference from the stock server. `case` names inputs, each of which must then
 * differ, or is a pattern of case names, of which some must; `when` narrows a row to outcomes of the
 * reference. `oracle` says what the reference does there, `ours` what we do and how an outcome shows it.
 */
const BAD_REQUEST = '400 {"code":3,"message":"Bad request"}';
const UNKNOWN_SESSION = '400 {"code":1,"message":"Session ID unknown"}';
const CLOSED = /^closed/;

const CLOSES = does("closes the connection", { post: BAD_REQUEST, packets: [], after: CLOSED });
const CLOSES_IN_THE_COURSE = does("closes the connection", { packets: () => true, after: CLOSED });
const REFUSES_POST = does("answers 400, Bad request, and closes the session", { post: BAD_REQUEST });

/** What only an accepted WebSocket has. */
const NO_WEBSOCKET = { accept: undefined, subprotocol: undefined, extensions: undefined };

const isOpen = ({ after }) => after.startsWith("open");
const JSON_SPACES = ["U+0020", "U+000a", "U+0009"];
const OTHER_SPACES = ["U+00a0", "U+feff", "U+2028"];

export const deviations = [
  {
    case: /^a binary event in two payloads, before joining \[polling\]/,
    oracle: "waits for the attachments before it closes for a namespace that was not joined",
    ours: does("closes at the packet that announces them", { post: (answer) => [BAD_REQUEST, UNKNOWN_SESSION, "200 ok"].includes(answer) }),
    reason: "Nothing is stored for a packet that will be refused.",
  },
  {
    case: [
      "an event with an id of 16 digits",
      "an event with an id of 20 digits",
      "an event with an id of 25 digits",
      "an event with an id of 400 digits",
      "an event with an id of 16 digits, most of them zeros",
      "an acknowledgement with an id of 16 digits",
      "a binary event with an id of 16 digits",
    ],
    oracle: "takes an acknowledgement id of any length and answers with it rounded, as 1.2e+24 or as Infinity",
    ours: CLOSES,
    reason: "An id is 1 to 15 digits: beyond 2^53 the reference acknowledges an id that was never sent.",
  },
  {
    case: [
      ...OTHER_SPACES.map((space) => `an event with ${space} as its id`),
      "an event with a space before its id",
      "an event with a space inside its id",
    ],
    oracle: "takes white space for the digit 0 of an acknowledgement id, and two ids for NaN",
    ours: CLOSES,
    reason: "Nothing but an ASCII digit is a digit.",
  },
  {
    case: JSON_SPACES.map((space) => `an event with ${space} as its id`),
    oracle: "takes the white space before its JSON for the acknowledgement id 0",
    ours: does("takes an event without an id", { packets: [] }),
    reason: "Nothing but an ASCII digit is a digit, and white space may precede JSON.",
  },
  {
    case: [...JSON_SPACES, ...OTHER_SPACES].flatMap((space) => {
      return [`the type ${space}`, `the type ${space} with an object`];
    }),
    when: isOpen,
    oracle: "takes white space for packet type 0, a CONNECT",
    ours: CLOSES,
    reason: "Nothing but an ASCII digit is a packet type.",
  },
  {
    case: ["1.0", "0x1", "1e0", "+1", " 1", "1 "].map((count) => `"${count}" attachments`),
    oracle: "takes any JavaScript numeral for the number of attachments",
    ours: CLOSES,
    reason: "A binary packet announces 1 to 10 attachments in ASCII digits.",
  },
  {
    case: [],
    oracle: "waits for the attachments of a binary packet for ever",
    ours: does("closes the connection after 30 s"),
    reason: "A packet that never gets complete holds memory. It takes too long to be driven here.",
  },
  {
    case: ["two CONNECTs in one payload", "two CONNECTs to /custom in one payload"],
    oracle: "joins the namespace twice, with two socket ids",
    ours: CLOSES_IN_THE_COURSE,
    reason: "One CONNECT per namespace: in two payloads the reference closes the connection, too.",
  },
  {
    case: ["a CONNECT to a namespace of 10,000 characters"],
    oracle: "takes a namespace name of any length, and sends it back",
    ours: CLOSES,
    reason: "A name has at most 256 bytes: every packet of the namespace carries it.",
  },
  {
    case: [],
    oracle: "lets a connection join any number of namespaces",
    ours: does("refuses the fifth namespace of a connection"),
    reason: "Each namespace costs memory. The two namespaces of the server under test do not reach the limit.",
  },
  {
    case: [
      "a duplicate key",
      "a duplicate key with equal values",
      "a duplicate key deep inside",
      "a duplicate key that is escaped once",
      "a duplicate empty key",
      "a duplicate __proto__ key",
      "a duplicate key in an event with an id",
      "a duplicate key in an event of an unknown name",
      "a duplicate key in an acknowledgement",
      "a duplicate key in a binary event",
      "a placeholder with two numbers",
      "a CONNECT with a duplicate key",
      "a CONNECT to an unknown namespace with a duplicate key",
    ],
    oracle: "takes the last value of a duplicate key",
    ours: CLOSES,
    reason: "Of two readers of the same JSON one could check the first value and the other act upon the last.",
  },
  {
    case: [
      "arrays one level too deep",
      "objects one level too deep",
      "arrays of depth 1,000",
      "arrays one level too deep in an event with an id",
      "arrays one level too deep in an event of an unknown name",
      "arrays one level too deep in an acknowledgement",
      "arrays one level too deep in a binary event",
      "a CONNECT with objects one level too deep",
    ],
    oracle: "takes JSON of any depth",
    ours: CLOSES,
    reason: "JSON nested deeper than 32 levels is no message but an attack on whatever walks it recursively.",
  },
  {
    case: [
      "an invalid byte in a message",
      "a continuation byte without a start",
      "a truncated character at the end",
      "a truncated character before another",
      "an overlong NUL",
      "an overlong slash in three bytes",
      "a surrogate encoded in UTF-8",
      "a surrogate pair encoded in UTF-8",
      "a code point above the last one",
      "a five-byte sequence",
      "an invalid byte in an event",
      "an invalid byte in an event name",
      "an invalid byte in a namespace",
      "a surrogate encoded in UTF-8 in an event",
      "an overlong quote in an event",
    ],
    when: isOpen,
    oracle: "replaces invalid UTF-8 in a POST by U+FFFD, though it refuses it on a WebSocket",
    ours: CLOSES,
    reason: "What arrives is what was sent, or nothing: text is refused alike on both transports.",
  },
  {
    case: [
      "base64 without its padding",
      "base64 of one character",
      "base64 with padding alone",
      "base64 with padding in the middle",
      "base64 with too much padding",
      "base64 in the URL alphabet",
      "base64 with foreign characters",
      "base64 with non-ASCII characters",
    ],
    oracle: "decodes what it can of malformed base64 and drops the rest",
    ours: CLOSES,
    reason: "Binary data arrives whole or not at all.",
  },
  {
    case: /^(?!.*(a close packet|without its attachment|too few))/,
    when: (outcome) => isClosed(outcome) && answersOf(outcome, "post").includes("200 ok"),
    oracle: "answers a POST of malformed packets with 200, ok, and closes the session",
    ours: REFUSES_POST,
    reason: "The client is told that its request was wrong.",
  },
  {
    case: ["a POST of an octet stream", "an octet stream during a poll"],
    oracle: "answers a POST of binary data with 400 and no body, and closes the session",
    ours: REFUSES_POST,
    reason: "Every refusal has the same body.",
  },
  {
    case: ["a handshake with a callback number", "a handshake with a callback that is script"],
    oracle: "answers with a script for JSONP",
    ours: does("ignores the parameter j", { answer: /^200 0\{"sid":"<sid>",/ }),
    reason: "JSONP is for browsers without CORS, which are gone; a response that can be run as script is a risk.",
  },
  {
    case: [
      ...["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE"].map((method) => `${method} on a session`),
      "a PUT with a body",
      "a wrong method during a poll",
    ],
    oracle: "answers other methods than GET and POST on a session with 500",
    ours: does("answers 405", { answer: "405" }),
    reason: "It is the client's mistake, not the server's.",
  },
  {
    case: [
      "a plain GET with the transport websocket on its session",
      "a plain POST with the transport websocket on its session",
      "DELETE with the transport websocket on its session",
    ],
    oracle: "never answers a plain request for a session on WebSocket",
    ours: does("answers 400, Bad request", { answer: BAD_REQUEST }),
    reason: "A request without an answer holds a connection for ever.",
  },
  {
    case: ["a websocket with the transport polling", "a websocket with the transport polling for the session"],
    oracle: "accepts a WebSocket with transport=polling and closes it",
    ours: does("refuses the upgrade with 400, Bad request", { websocket: "400 Bad request", ...NO_WEBSOCKET }),
    reason: "A request that cannot succeed is refused before it costs a connection.",
  },
  {
    case: [
      "a websocket without EIO",
      "a websocket with EIO 3",
      "a websocket with EIO 5",
      "a websocket with EIO twice, the first one right",
    ],
    oracle: "accepts a WebSocket of another protocol revision and writes an HTTP refusal into it",
    ours: does("refuses the upgrade with 400, Unsupported protocol version", {
      websocket: "400 Unsupported protocol version",
      ...NO_WEBSOCKET,
    }),
    reason: "What follows an accepted upgrade must be frames.",
  },
  {
    case: ["a message in the packet of the handshake"],
    oracle: "loses a message that arrives together with the handshake of a WebSocket",
    ours: does("answers it", { packets: (packets) => packets.includes("4hello") }),
    reason: "TCP may join what a client wrote separately.",
  },
  {
    case: ["a placeholder under __proto__"],
    oracle: "loses an attachment under the key __proto__ when it sends it",
    ours: does("sends it", { packets: ['42["message-back",{"__proto__":"binary 010203"}]'] }),
    reason: "A key is a key.",
  },
  {
    case: ["the path without its slash", "the path in capitals", "a path with a parent segment", "the path with an encoded dot"],
    oracle: "answers 404 unless the path is spelled exactly so",
    ours: does("serves it", { answer: /^200 0\{"sid":"<sid>",/ }),
    reason: "Paths are ASP.NET Core's, which normalises them and matches them in any case, as for every other endpoint.",
  },
  {
    case: ["two POSTs at once"],
    oracle: "resets the connection of the first of two POSTs at once",
    ours: does("answers it 400, Bad request", { "first post": BAD_REQUEST }),
    reason: "The client is told that its request was wrong.",
  },
  {
    case: ["a POST that arrives while probing and upgrading"],
    oracle: "resets the connection of a POST that the upgrade overtakes",
    ours: does("answers it 400, Bad request", { post: BAD_REQUEST }),
    reason: "The client is told that its request was wrong.",
  },
  {
    case: ["an upgrade while a poll is pending", "an upgrade without a probe while a poll is pending"],
    oracle: "ends the pending poll with a close packet when the session moves to WebSocket",
    ours: does("ends it with a noop", { poll: (answer) => ["200 6", "200 4hello"].includes(answer) }),
    reason: "The session goes on; a close would end it for a client that is slow to stop polling.",
  },
  {
    case: ["a POST while probing during a poll", "an unknown type in a POST while probing during a poll"],
    oracle: "keeps a poll that comes while probing for up to 100 ms",
    ours: does("answers it at once, with a noop", { poll: "200 6", "polling packets": () => true }),
    reason: "The client can stop polling sooner; what comes later waits for the next poll or for the WebSocket.",
  },
  {
    case: ["a websocket of version 8", "a websocket of version 13.0"],
    oracle: "accepts versions 8 and 13 of the WebSocket protocol, in any numeral",
    ours: does("accepts 13", { websocket: "400 Missing or invalid Sec-WebSocket-Version header", packets: [], ...NO_WEBSOCKET }),
    reason: "RFC 6455 has one version; 8 was a draft.",
  },
  {
    case: /^(an event and then an unknown type|a binary event with too many attachments|two messages and a trailing separator)/,
    oracle: "does not handle, or does not answer, what precedes the mistake in the same payload",
    ours: does("handles and answers it", { packets: () => true }),
    reason: "What was right is handled in the order in which it came, whatever the boundaries of payloads.",
  },
  {
    case: ["a disconnection, then an event", "two disconnections in one payload"],
    oracle: "ignores what follows a DISCONNECT for the same namespace in the same payload, and closes for it in the next payload",
    ours: does("closes the connection", { after: CLOSED }),
    reason: "The namespace has been left, whatever the boundaries of payloads.",
  },
  {
    case: ["a placeholder with a fraction", "a placeholder with a number in another form"],
    oracle: "takes any JavaScript number for an attachment's",
    ours: CLOSES,
    reason: "Nothing but ASCII digits is the number of an attachment.",
  },
  {
    case: ["a placeholder inside a placeholder"],
    oracle: "does not look inside a placeholder",
    ours: CLOSES,
    reason: "Every placeholder must name an attachment that was announced.",
  },
];

function does(text, outcome = {}) {
  return { text, outcome };
}

function isClosed({ after, polling }) {
  return CLOSED.test(after) || polling === UNKNOWN_SESSION;
}

function answersOf(outcome, kind) {
  const fields = Object.entries(outcome).filter(([field]) => field.startsWith(kind));
  return fields.map(([, answer]) => answer);
}
