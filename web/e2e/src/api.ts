/** The server's REST, as the tests set their scenes with it. */
export class Api {
  readonly #url: string;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(url: string) {
    this.#url = url;
  }

  /** A new group of which the first one is the owner; its id. */
  async startGroup(name: string, owner: string, ...members: string[]): Promise<string> {
    const { id } = await this.call<{ id: string }>(owner, "POST", "/chat/threads", {
      type: "group",
      name,
      memberIds: members,
    });
    return id;
  }

  async send(threadId: string, sender: string, text: string): Promise<string> {
    const { id } = await this.call<{ id: string }>(sender, "POST", `/chat/threads/${threadId}/messages`, {
      content: text,
    });
    return id;
  }

  /** Has somebody read all of a thread. */
  async markRead(threadId: string, reader: string): Promise<void> {
    await this.call(reader, "POST", `/chat/threads/${threadId}/read`, {});
  }

  /** The texts of a thread's newest messages, oldest first. */
  async texts(threadId: string, reader: string): Promise<string[]> {
    const { items } = await this.call<{ items: { seq: number; content: string }[] }>(
      reader,
      "GET",
      `/chat/threads/${threadId}/messages?limit=100`,
    );
    return items.toSorted((one, other) => one.seq - other.seq).map(({ content }) => content);
  }

  /** Says what an order is now, as the shop's backend. */
  async putOrder(orderId: string, customerId: string, providerId: string, status: string): Promise<void> {
    await this.call("shop", "PUT", `/orders/${orderId}`, { customerId, providerId, status });
  }

  /** The thread of an order; its id. */
  async startOrder(orderId: string, starter: string): Promise<string> {
    const { id } = await this.call<{ id: string }>(starter, "POST", "/threads", { orderId });
    return id;
  }

  async call<Answer>(userId: string, method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(this.#url + path, {
      method,
      headers: { Authorization: `Bearer ${await this.tokenOf(userId)}`, "Content-Type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  tokenOf(userId: string): Promise<string> {
    const known = this.#tokens.get(userId) ?? this.#logIn(userId);
    this.#tokens.set(userId, known);
    return known;
  }

  async #logIn(userId: string): Promise<string> {
    const response = await fetch(`${this.#url}/demo/login`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ userId }),
    });
    const { token } = (await response.json()) as { token: string };
    return token;
  }
}
