// A chat as one writes it with socket.io and pg: `node chat.js statements|tuned|nothing`, with DATABASE_URL (but for nothing) and JWT_SECRET.
// It speaks as Parley does at /chat, as far as the load program goes: the same names, the same members of every payload.
import { createServer } from "node:http";
import { Server } from "socket.io";
import { MemoryStore } from "./memory-store.js";
import { PostgresStore } from "./postgres-store.js";
import { verify } from "./token.js";
import { newId } from "./uuid.js";

const [mode] = process.argv.slice(2);
const store = mode === "nothing" ? new MemoryStore() : await PostgresStore.open(process.env.DATABASE_URL, mode);

// perMessageDeflate is off by default; engine (ws), parser and adapter are the defaults, too.
const http = createServer((request, response) => answer(request, response).catch((error) => fail(response, error)));
const io = new Server(http, { serveClient: false });

// "Discard the initial HTTP request", https://socket.io/docs/v4/memory-usage/.
io.engine.on("connection", (rawSocket) => {
  rawSocket.request = null;
});

const chat = io.of("/chat");

chat.use((socket, next) => {
  socket.data.user = verify(socket.handshake.auth.token);
  next(socket.data.user ? undefined : new Error("unauthorized"));
});

chat.on("connection", async (socket) => {
  const { user } = socket.data;
  socket.on("chat:send", async (command, ack) => {
    try {
      ack(await send(user, command));
    } catch (error) {
      console.error(error);
      ack({ success: false, error: "internal" });
    }
  });

  try {
    socket.join(await store.conversationsOf(user));
    socket.emit("session:ready", { userId: user.id });
  } catch (error) {
    console.error(error);
    socket.disconnect(true);
  }
});

async function send(user, { threadId, content }) {
  const id = newId();
  const createdAt = new Date();
  const seq = await store.append({ id, threadId, user, content, createdAt });
  if (seq === undefined) {
    return { success: false, error: "forbidden" };
  }

  const message = { id, seq, rev: seq, threadId, senderId: user.id, type: "text", content, attachments: [], status: "sent", createdAt };
  chat.to(threadId).emit("chat:message", { threadId, message });
  return { success: true, message };
}

// Users and groups are made over REST, as with Parley.
async function answer(request, response) {
  const user = verify(request.headers.authorization?.replace(/^Bearer /, ""));
  if (!user) {
    response.writeHead(401).end();
    return;
  }

  const body = await readJson(request);
  switch (`${request.method} ${request.url}`) {
    case "POST /users/batch":
      await store.addUsers(user.company, body.users);
      response.writeHead(204).end();
      break;
    case "POST /conversations": {
      const id = newId();
      await store.addConversation(user.company, id, body.name, [user.id, ...body.memberIds]);
      response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ id }));
      break;
    }
    default:
      response.writeHead(404).end();
  }
}

async function readJson(request) {
  const chunks = await request.toArray();
  return JSON.parse(Buffer.concat(chunks).toString());
}

function fail(response, error) {
  console.error(error);
  response.writeHead(500).end();
}

http.listen(0, "127.0.0.1", 4096, () => console.log(`ready http://127.0.0.1:${http.address().port}`));
process.on("SIGTERM", () => process.exit(0));
