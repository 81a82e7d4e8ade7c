import { randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROGRAM_FOLDER, ServerProcess } from "../../testing/serverProcess.ts";

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
  #process: ServerProcess | undefined;

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
    this.#process = await ServerProcess.start({
      args: ["--urls", this.url, "--contentRoot", PROGRAM_FOLDER],
      settings: {
        ...NO_LIMITS,
        ASPNETCORE_ENVIRONMENT: "Development",
        DATABASE_URL: `sqlite:${join(this.#folder, "parley.db")}`,
      },
    });
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await this.#process?.end("SIGKILL");
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    await this.#process?.end("SIGTERM");
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** What it logged as an error since it was started. */
  get errors(): string[] {
    return (this.#process?.output ?? "").split("\n").filter((line) => /^(fail|crit)\b/.test(line));
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
