import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const PROGRAM_FOLDER = fileURLToPath(new URL("../../src/Parley.Server", import.meta.url));
const CONFIGURATION = process.env["CONFIGURATION"] ?? "Release";
const PROGRAM = join(PROGRAM_FOLDER, `bin/${CONFIGURATION}/net10.0/Parley.Server.dll`);
const LISTENING = /Now listening on: (http:[^"\s]+)/;
const START_TIMEOUT_MS = 20_000;

export interface ServerStart {
  readonly args: readonly string[];
  /** What the server is told beside the environment of the tests. */
  readonly settings: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** A run of the real server: from when it listens until it is ended. */
export class ServerProcess {
  readonly #child: ChildProcess;
  #output = "";
  /** Where it listens. */
  url = "";

  private constructor({ args, settings, ...options }: ServerStart) {
    const env = { ...process.env, ...settings };
    this.#child = spawn("dotnet", [PROGRAM, ...args], { ...options, env, stdio: ["ignore", "pipe", "pipe"] });
  }

  static async start(options: ServerStart): Promise<ServerProcess> {
    const server = new ServerProcess(options);
    await server.#listens();
    return server;
  }

  /** What it has said. */
  get output(): string {
    return this.#output;
  }

  async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) return;
    const ended = once(this.#child, "exit");
    this.#child.kill(signal);
    await ended;
  }

  #listens(): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (what: string) => reject(new Error(`The server ${what}:\n${this.#output}`));
      const late = setTimeout(() => fail(`does not listen after ${START_TIMEOUT_MS} ms`), START_TIMEOUT_MS);
      const hear = (text: string) => {
        this.#output += text;
        const [, url] = (this.url === "" && LISTENING.exec(this.#output)) || [];
        if (url === undefined) return;
        this.url = url;
        clearTimeout(late);
        resolve();
      };
      this.#child.stdout?.setEncoding("utf8").on("data", hear);
      this.#child.stderr?.setEncoding("utf8").on("data", hear);
      this.#child.once("error", (error) => fail(`did not start: ${error.message}`));
      this.#child.once("exit", (code) => fail(`ended with ${code}`));
    });
  }
}
