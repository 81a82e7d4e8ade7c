import { once } from "node:events";
import { createServer, request, type IncomingMessage, type Server as HttpServer, type ServerResponse } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A proxy between a client and the server, which knows what REST is asked; it can refuse that, and keep answers back. */
export class Gate {
  readonly #server: HttpServer;
  readonly #target: URL;
  /** What was asked, in order: method and path. */
  readonly asked: string[] = [];
  /** Called with what is asked: a status to refuse it with. */
  refuses: (asked: string) => number | undefined = () => undefined;
  #holds: (asked: string) => Promise<unknown> | undefined = () => undefined;

  private constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((near, answer) => void this.#pass(near, answer));
    this.#server.on("upgrade", (near: IncomingMessage, socket) => {
      const far = connect(Number(this.#target.port), this.#target.hostname);
      const headers = near.rawHeaders.map((part, index) => (index % 2 === 0 ? `${part}: ` : `${part}\r\n`));
      far.write(`GET ${near.url} HTTP/1.1\r\n${headers.join("")}\r\n`);
      far.pipe(socket).pipe(far);
      for (const [one, other] of [
        [far, socket],
        [socket, far],
      ] as const) {
        one.on("error", () => other.destroy());
        one.on("close", () => other.destroy());
      }
    });
  }

  /** In front of the server until the test ends. */
  static async before(target: string): Promise<Gate> {
    const gate = new Gate(target);
    gate.#server.listen(0, "127.0.0.1");
    await once(gate.#server, "listening");
    onTestFinished(() => {
      gate.#server.close();
      gate.#server.closeAllConnections();
    });
    return gate;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Keeps back the answers to what has this in its path; resolves when there is one, with what lets it go. */
  holdUp(part: string): Promise<() => void> {
    return new Promise((resolve) => {
      this.#holds = (asked) =>
        asked.includes(part)
          ? new Promise<void>((go) =>
              resolve(() => {
                this.#holds = () => undefined;
                go();
              }),
            )
          : undefined;
    });
  }

  async #pass(near: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = near;
    const asked = `${method} ${url}`;
    this.asked.push(asked);
    const status = this.refuses(asked);
    if (status !== undefined) {
      const code = status === 503 ? "unavailable" : "forbidden";
      answer
        .writeHead(status, { "content-type": "application/problem+json" })
        .end(JSON.stringify({ code, title: code }));
      return;
    }
    const { hostname, port } = this.#target;
    const far = request({ hostname, port, method, path: url, headers }).end(await buffer(near));
    const [response] = (await once(far, "response")) as [IncomingMessage];
    const body = await buffer(response);
    await this.#holds(asked);
    answer.writeHead(response.statusCode ?? 500, response.headers).end(body);
  }
}
