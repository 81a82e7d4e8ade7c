// The same two events as bench/echo-server on Node and socket.io, with the settings that its documentation recommends for load.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer((request, response) => {
  const url = new URL(request.url, "http://localhost");
  if (url.pathname !== "/stats") {
    response.writeHead(404).end();
    return;
  }

  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(readStats(url.searchParams.get("collect") === "true")));
});

// perMessageDeflate is off by default; pings, limits and the parser are the defaults, too. The optional bufferutil changes nothing here:
// texts of 100 bytes, 50 senders, with and without it within the noise of two runs.
const io = new Server(http, { serveClient: false });

// "Discard the initial HTTP request", https://socket.io/docs/v4/memory-usage/: 13.6 instead of 15.0 KB for an idle connection.
io.engine.on("connection", (rawSocket) => {
  rawSocket.request = null;
});

io.on("connection", (socket) => {
  socket.on("join", (group, ack) => {
    socket.join(group);
    ack(true);
  });
  socket.on("send", (command, ack) => {
    io.to(command.group).emit("message", { group: command.group, text: command.text });
    ack({ ok: true });
  });
});

// With --expose-gc it can collect before it answers; nothing else changes.
function readStats(collect) {
  if (collect) {
    globalThis.gc?.();
  }

  const memory = process.memoryUsage();
  const cpu = process.cpuUsage();
  return {
    pid: process.pid,
    runtime: `Node ${process.version}`,
    rssBytes: 1024 * readStatus("VmRSS"),
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    heapBytes: memory.heapUsed + memory.external,
    heapCommittedBytes: memory.heapTotal + memory.external,
    collections: 0,
    threads: readStatus("Threads"),
  };
}

function readStatus(key) {
  const status = readFileSync("/proc/self/status", "utf8");
  return Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(status)[1]);
}

http.listen(Number(process.argv[2] ?? 0), "127.0.0.1", 4096, () => console.log(`ready http://127.0.0.1:${http.address().port}`));
process.on("SIGTERM", () => process.exit(0));
