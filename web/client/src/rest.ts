import type { Tokens } from "./connection/tokens.ts";
import { ParleyError } from "./failure.ts";
import type { Failure } from "./model.ts";
import type { Problem } from "./wire/answers.ts";

/** How long an answer may take, in milliseconds. */
const TIMEOUT = 15_000;

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** Calls the server's REST endpoints; whatever is no success is thrown as a `ParleyError`. */
export class Rest {
  readonly #url: string;
  readonly #tokens: Tokens;

  constructor(url: string, tokens: Tokens) {
    this.#url = url;
    this.#tokens = tokens;
  }

  async call<Answer>(method: Method, path: string, body?: object): Promise<Answer> {
    const token = await this.#tokens.get();
    const first = await this.#fetch(method, path, body, token);
    const response =
      first.status === 401 && this.#tokens.isRenewable
        ? await this.#fetch(method, path, body, await this.#tokens.renew(token))
        : first;
    if (!response.ok) throw await refusal(response);
    if (response.status === 204) return undefined as Answer;
    // An answer that is cut off is none.
    return response.json().catch(() => Promise.reject(ParleyError.offline()));
  }

  async #fetch(method: Method, path: string, body: object | undefined, token: string): Promise<Response> {
    try {
      return await fetch(this.#url + path, {
        method,
        headers: { Authorization: `Bearer ${token}`, ...(body && { "Content-Type": "application/json" }) },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT),
      });
    } catch {
      throw ParleyError.offline();
    }
  }
}

/** What a proxy may refuse on the way that will be refused again. */
const CODES: Partial<Record<number, Failure["code"]>> = { 401: "unauthorized", 403: "forbidden", 413: "too_large" };

/** What the problem details of an answer say. A proxy's error page is no answer of the server, but may be final. */
async function refusal(response: Response): Promise<ParleyError> {
  const { code, detail, title, retryAfterMs }: Partial<Problem> = await response.json().catch(() => ({}));
  const known = code ?? CODES[response.status];
  if (known === undefined) return ParleyError.offline();
  return new ParleyError({ code: known, message: detail ?? title ?? known, retryAfterMs });
}
