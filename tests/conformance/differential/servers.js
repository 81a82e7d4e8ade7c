import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { connect, createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 5_000;
const START_PROBE_MS = 25;
const KEPT_OUTPUT_CHARACTERS = 4_000;

const configuration = process.env.CONFIGURATION ?? "Release";
const builtHost = pathOf(`../host/bin/${configuration}/net10.0/Parley.Conformance.Host.dll`);

/** Timing under which no heartbeat comes between the packets of a case. */
const CALM = ["--pingInterval", "60000", "--pingTimeout", "60000", "--connectTimeout", "60000"];

/** The reference and ours, with the timing of the public suites (`isBrisk`), or without any hurry. */
export async function startBoth({ isBrisk }) {
  const timing = isBrisk ? [] : CALM;
  const commands = [[process.execPath, pathOf("oracle.js")], commandUnderTest()];
  const [oracle, ours] = await Promise.all(commands.map((command) => startServer([...command, ...timing])));
  return { oracle, ours };
}

function commandUnderTest() {
  const command = process.env.CONFORMANCE_HOST;
  if (command) {
    return command.split(" ");
  }
  if (!existsSync(builtHost)) {
    throw new Error(`${builtHost} is not built, and CONFORMANCE_HOST names no other server`);
  }
  return ["dotnet", builtHost];
}

async function startServer([program, ...parameters]) {
  const port = await freePort();
  const child = spawn(program, [...parameters, "--urls", `http://127.0.0.1:${port}`]);
  const exited = new Promise((resolve) => child.once("exit", resolve));
  child.once("error", () => child.emit("exit", -1));
  process.once("exit", () => child.kill("SIGKILL"));
  const output = keepTail(child);
  await waitUntilAccepting(port, child, output);
  return {
    port,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    output,
    stop: () => stop(child, exited),
  };
}

function keepTail(child) {
  let tail = "";
  const keep = (chunk) => (tail = (tail + chunk).slice(-KEPT_OUTPUT_CHARACTERS));
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return () => tail;
}

async function waitUntilAccepting(port, child, output) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await accepts(port))) {
    if (child.exitCode !== null || child.pid === undefined) {
      throw new Error(`the server ended with ${child.exitCode} before it listened\n${output()}`);
    }
    if (Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`the server did not listen within ${START_TIMEOUT_MS} ms\n${output()}`);
    }
    await delay(START_PROBE_MS);
  }
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => socket.destroy()).once("close", (failed) => resolve(!failed));
    socket.once("error", () => {});
  });
}

async function stop(child, exited) {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(timer);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function pathOf(relative) {
  return fileURLToPath(new URL(relative, import.meta.url));
}
