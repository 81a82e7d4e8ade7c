import { spawn } from "node:child_process";
import { randomInt, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { io as io400 } from "socket.io-client-4.0.0";
import { io as io484 } from "socket.io-client-4.8.4";

const EVENT_TIMEOUT_MS = 5_000;
const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 10_000;
const POLL_INTERVAL_MS = 20;
const KEPT_OUTPUT_CHARACTERS = 4_000;

const VERSIONS = [
  { version: "4.8.4", io: io484, hasAckTimeouts: true },
  { version: "4.0.0", io: io400, hasAckTimeouts: false },
];

const MODES = [
  { mode: "polling", transports: ["polling"] },
  { mode: "websocket", transports: ["websocket"] },
  { mode: "upgrade", transports: undefined },
];

export const clients = VERSIONS.flatMap((version) =>
  MODES.map((mode) => ({
    ...version,
    ...mode,
    label: `socket.io-client ${version.version} over ${mode.mode}`,
  })),
);

/** Rejects when the promise does not settle in time, naming what was waited for. */
export function within(promise, what, milliseconds = EVENT_TIMEOUT_MS) {
  let timer;
  const late = new Promise((_, reject) => {
    const error = new Error(`waited ${milliseconds} ms for ${what}`);
    timer = setTimeout(() => reject(error), milliseconds);
  });
  const outcome = Promise.race([promise, late]).finally(() => clearTimeout(timer));
  // A test that fails before it awaits the outcome must not also report a stray rejection.
  outcome.catch(() => {});
  return outcome;
}

/** Resolves with the arguments of the next event of that name. */
export function event(emitter, name, milliseconds) {
  const next = new Promise((resolve) => emitter.once(name, (...args) => resolve(args)));
  return within(next, `the event "${name}"`, milliseconds);
}

/** Emits with an acknowledgement and resolves with all of its arguments. */
export function ask(socket, name, ...args) {
  const acknowledged = new Promise((resolve) => {
    socket.emit(name, ...args, (...reply) => resolve(reply));
  });
  return within(acknowledged, `the acknowledgement of "${name}"`);
}

/** Emits with an acknowledgement and resolves with its first argument. */
export async function request(socket, name, ...args) {
  const [answer] = await ask(socket, name, ...args);
  return answer;
}

/** Collects the argument lists of every event of that name from now on. */
export function collect(emitter, name) {
  const received = [];
  emitter.on(name, (...args) => received.push(args));
  return received;
}

/** Asks again until the answer is neither null nor false. */
export async function eventually(question, what, milliseconds = EVENT_TIMEOUT_MS) {
  let isAsking = true;
  const asking = (async () => {
    while (isAsking) {
      const answer = await question();
      if (answer !== null && answer !== false) return answer;
      await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
    }
  })();
  try {
    return await within(asking, what, milliseconds);
  } finally {
    isAsking = false;
  }
}

/** A room name no other test uses. */
export const uniqueRoom = () => `room-${randomUUID()}`;

/** The same value with every kind of binary replaced by a Buffer, so that contents can be compared. */
export function plain(value) {
  if (value instanceof ArrayBuffer) return Buffer.from(value);
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

/** What a suite needs: a kind of client, and the means to connect it to the server. */
export function createParty(client, server) {
  const open = (t, { nsp = "/", ...options } = {}) => {
    const socket = client.io(server.url + nsp, {
      forceNew: true,
      reconnection: false,
      ...(client.transports && { transports: [...client.transports] }),
      ...options,
    });
    t.after(() => socket.disconnect());
    return socket;
  };
  const connect = async (t, options) => {
    const socket = open(t, options);
    await settled(client, socket);
    return socket;
  };
  return { ...client, server, open, connect };
}

/** Resolves when the socket is connected, and upgraded if this kind of client upgrades. */
export async function settled(client, socket) {
  const connected = event(socket, "connect");
  if (client.mode === "upgrade") await upgraded(socket);
  await connected;
}

/** Resolves when the connection of the socket has moved to WebSocket. */
export function upgraded(socket) {
  const hasMoved = () => socket.io.engine?.transport.name === "websocket";
  return eventually(hasMoved, "the upgrade to WebSocket");
}

/** Opens another namespace on the connection of a socket. */
export function openOnSameConnection(t, socket, nsp, options) {
  const other = socket.io.socket(nsp, options);
  t.after(() => other.disconnect());
  return other;
}

/** The reason the server recorded for the disconnection of a socket id, once it has one. */
export async function recordedReason(t, party, id, milliseconds) {
  const observer = await party.connect(t);
  const lookUp = () => request(observer, "last-disconnect", id);
  return eventually(lookUp, `the server to notice the end of ${id}`, milliseconds);
}

/** Starts a server program on a free port, with more variables in its environment; without a command, the interop host. */
export async function startServer(command = hostCommand(), variables = {}) {
  const port = await findFreePort();
  const server = new ServerProcess(port, command, variables);
  await server.start();
  return server;
}

class ServerProcess {
  #child;
  #command;
  #variables;
  #output = "";

  constructor(port, command, variables) {
    this.#command = command;
    this.#variables = variables;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  async start() {
    const [command, ...args] = this.#command;
    this.#child = spawn(command, [...args, "--urls", this.url], {
      env: { ...process.env, ...this.#variables },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#keepOutput(this.#child.stdout);
    this.#keepOutput(this.#child.stderr);
    running.add(this.#child);
    try {
      await once(this.#child, "spawn");
      await eventually(() => this.#isReady(), "the server to be ready", START_TIMEOUT_MS);
    } catch (error) {
      await this.stop("SIGKILL");
      throw new Error(`${command} ${args.join(" ")} did not start: ${error.message}\n${this.#output}`);
    }
  }

  async stop(signal = "SIGTERM") {
    const child = this.#child;
    if (!hasEnded(child)) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill(signal);
      await within(ended, `the server to end after ${signal}`, STOP_TIMEOUT_MS).catch((error) => {
        child.kill("SIGKILL");
        throw error;
      });
    }
    running.delete(child);
  }

  async #isReady() {
    if (hasEnded(this.#child)) throw new Error("the process has ended");
    try {
      await fetch(this.url);
      return true;
    } catch {
      return false;
    }
  }

  #keepOutput(stream) {
    stream.setEncoding("utf8").on("data", (text) => {
      this.#output = (this.#output + text).slice(-KEPT_OUTPUT_CHARACTERS);
    });
  }
}

const running = new Set();
process.once("exit", () => running.forEach((child) => child.kill("SIGKILL")));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

const hasEnded = (child) => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

function hostCommand() {
  const { INTEROP_HOST, CONFIGURATION = "Release" } = process.env;
  if (INTEROP_HOST) return INTEROP_HOST.trim().split(/\s+/);
  return dotnetProgram(`tests/conformance/interop-host/bin/${CONFIGURATION}/net10.0/Parley.Conformance.InteropHost.dll`);
}

/** The command that runs a built .NET program, named from the root of the repository. */
export function dotnetProgram(assembly) {
  return ["dotnet", fileURLToPath(new URL(`../../../${assembly}`, import.meta.url))];
}

async function findFreePort() {
  for (;;) {
    // Below the ephemeral range: a client that retries a port of that range while the server
    // is down can be given the very same port as its source, and then connects to itself.
    const port = randomInt(20_000, 30_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port) {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
