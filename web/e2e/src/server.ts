import { spawn, type ChildProcess } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PROGRAM_FOLDER = fileURLToPath(new URL("../../../src/Parley.Server", import.meta.url));
const CONFIGURATION = process.env["CONFIGURATION"] ?? "Release";
const PROGRAM = join(PROGRAM_FOLDER, `bin/${CONFIGURATION}/net10.0/Parley.Server.dll`);
const LISTENS = "Now listening on";
const START_TIMEOUT_MS = 20_000;

/** No limit of messages stands in the way of a test that writes thousands. */
const NO_LIMITS = {
  Parley__Limits__MessagesPerWindow: "0",
  Parley__Limits__OrderMessagesPerWindow: "0",
  Parley__Limits__MessagesPerDay: "0",
  Parley__Limits__EventsPerSecond: "0",
  Parley__Limits__ConnectionsPerUser: "0",
};

/** The real server with its demo people, on a port and a database of its own. */
export class ParleyServer {
  readonly url: string;
  readonly #folder: string;
  #process: ChildProcess | undefined;
  #output = "";

  private constructor(port: number, folder: string) {
    this.url = `http://127.0.0.1:${port}`;
    this.#folder = folder;
  }

  static async create(): Promise<ParleyServer> {
    const server = new ParleyServer(await findFreePort(), await mkdtemp(join(tmpdir(), "parley-e2e-")));
    await server.start();
    return server;
  }

  /** On the same port, with the same database. */
  async start(): Promise<void> {
    const child = spawn("dotnet", [PROGRAM, "--urls", this.url, "--contentRoot", PROGRAM_FOLDER], {
      env: {
        ...process.env,
        ...NO_LIMITS,
        ASPNETCORE_ENVIRONMENT: "Development",
        DATABASE_URL: `sqlite:${join(this.#folder, "parley.db")}`,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    await new Promise<void>((resolve, reject) => {
      const fail = (what: string) => reject(new Error(`The server ${what}:\n${this.#output}`));
      const late = setTimeout(() => fail(`does not listen after ${START_TIMEOUT_MS} ms`), START_TIMEOUT_MS);
      const hear = (text: string) => {
        this.#output += text;
        if (!this.#output.includes(LISTENS)) return;
        clearTimeout(late);
        resolve();
      };
      this.#output = "";
      child.stdout?.setEncoding("utf8").on("data", hear);
      child.stderr?.setEncoding("utf8").on("data", hear);
      child.once("error", (error) => fail(`did not start: ${error.message}`));
      child.once("exit", (code) => fail(`ended with ${code}`));
    });
  }

  /** As a power cut would. */
  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** What it logged as an error since it was started. */
  get errors(): string[] {
    return this.#output.split("\n").filter((line) => /^(fail|crit)\b/.test(line));
  }

  async #end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
}

async function findFreePort(): Promise<number> {
  for (;;) {
    // Below the ephemeral range: a browser that tries a port of that range while the server is down can be given
    // the very same port as its source, and then connects to itself.
    const port = randomInt(20_000, 30_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
