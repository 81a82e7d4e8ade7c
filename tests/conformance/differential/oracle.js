/** The stock Socket.IO server, with the same two endpoints as the server under test. */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { Server } from "socket.io";

// engine.io is a dependency of socket.io, not of this package.
const { attach } = createRequire(import.meta.resolve("socket.io"))("engine.io");

const PINGS = {
  pingInterval: milliseconds("pingInterval", 300),
  pingTimeout: milliseconds("pingTimeout", 200),
  maxHttpBufferSize: 1_000_000,
};

const http = createServer((_request, response) => response.writeHead(404).end());

const sockets = new Server(http, { ...PINGS, connectTimeout: milliseconds("connectTimeout", 1000), serveClient: false });
sockets.on("connection", serve);
sockets.of("/custom").on("connection", serve);

attach(http, { ...PINGS, path: "/engine.io/" }).on("connection", (session) => {
  session.on("message", (message) => session.send(message));
});

const url = new URL(parameter("urls"));
http.listen(Number(url.port), url.hostname);

function serve(socket) {
  socket.emit("auth", socket.handshake.auth);
  socket.on("message", (...values) => socket.emit("message-back", ...values.filter(isData)));
  socket.on("message-with-ack", (...values) => {
    const acknowledge = values.find((value) => !isData(value));
    acknowledge?.(...values.filter(isData));
  });
}

function milliseconds(name, otherwise) {
  return Number(parameter(name) ?? otherwise);
}

function parameter(name) {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? undefined : process.argv[index + 1];
}

function isData(value) {
  return typeof value !== "function";
}
