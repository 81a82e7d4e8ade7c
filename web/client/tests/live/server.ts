import { createHmac } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ServerProcess } from "../../../testing/serverProcess.ts";

const SECRET = "a secret of the tests, long enough for HS256";

/** The real server, with a database of its own in a temporary folder; killed and started again on the same port. */
export class Server {
  readonly #folder: string;
  readonly #settings: Readonly<Record<string, string>>;
  #process: ServerProcess | undefined;
  url = "http://127.0.0.1:0";

  private constructor(folder: string, settings: Readonly<Record<string, string>>) {
    this.#folder = folder;
    this.#settings = settings;
  }

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Server> {
    const server = new Server(await mkdtemp(join(tmpdir(), "parley-client-")), settings);
    await server.start();
    return server;
  }

  /** Starts it, again on the port that it had. */
  async start(): Promise<void> {
    this.#process = await ServerProcess.start({
      args: ["--urls", this.url],
      cwd: this.#folder,
      settings: {
        ASPNETCORE_ENVIRONMENT: "Production",
        JWT_SECRET: SECRET,
        DATABASE_URL: `sqlite:${join(this.#folder, "parley.db")}`,
        ...this.#settings,
      },
    });
    this.url = this.#process.url;
  }

  async kill(): Promise<void> {
    await this.#process?.end("SIGKILL");
  }

  /** Begins anew with an empty database, as after a backup that was made before anything happened. */
  async restore(): Promise<void> {
    await this.kill();
    for (const file of await readdir(this.#folder)) await rm(join(this.#folder, file), { recursive: true });
    await this.start();
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true });
  }

  /** A token of somebody, good for so many seconds. */
  token(userId: string, claims: object = {}, seconds = 3600): string {
    const exp = Math.floor(Date.now() / 1000) + seconds;
    const body = `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ sub: userId, companyId: "acme", exp, ...claims })}`;
    return `${body}.${createHmac("sha256", SECRET).update(body).digest("base64url")}`;
  }

  /** Calls REST as somebody; throws for what is no success. */
  async call<Answer>(
    userId: string,
    method: string,
    path: string,
    body?: object,
    claims: object = {},
  ): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${this.token(userId, claims)}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as Answer;
  }

  /** Somebody writes into a thread of `/chat`. */
  async write(userId: string, threadId: string, content: string): Promise<void> {
    await this.call(userId, "POST", `/chat/threads/${threadId}/messages`, { content });
  }

  async introduce(...names: readonly string[]): Promise<void> {
    const users = names.map((id) => ({ id, name: id.toUpperCase() }));
    await this.call("backend", "POST", "/users/batch", { users }, { roles: ["service"] });
  }

  /** Ends the user's sockets; tokens issued before are refused. */
  async revoke(userId: string): Promise<void> {
    await this.call("backend", "POST", `/users/${userId}/revoke`, undefined, { roles: ["service"] });
  }

  async putOrder(id: string, customerId: string, providerId: string, status: string): Promise<void> {
    await this.call("backend", "PUT", `/orders/${id}`, { customerId, providerId, status }, { roles: ["service"] });
  }
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
