import { randomUUID } from "node:crypto";
import { io } from "socket.io-client-4.8.4";
import { ask, dotnetProgram, event, eventually, startServer, within } from "../clients/harness.js";
import { mint, secret } from "./tokens.js";

export { ask, event, eventually, within };

/** Starts the real server on a database; `settings` are environment variables. */
export async function startParley(databaseUrl, settings = {}) {
  const { CONFIGURATION = "Release" } = process.env;
  return await startServer(dotnetProgram(`src/Parley.Server/bin/${CONFIGURATION}/net10.0/Parley.Server.dll`), {
    ASPNETCORE_ENVIRONMENT: "Production",
    JWT_SECRET: secret,
    DATABASE_URL: databaseUrl,
    ...settings,
  });
}

/** A company that no other test uses, with its people, conversations and orders. */
export class Company {
  #service;

  constructor(server, id = `company-${randomUUID()}`) {
    this.server = server;
    this.id = id;
    this.#service = new User(this, "backend", { roles: ["service"] });
  }

  /** Somebody with a token; known to the server after `introduce`, or after the first call. */
  user(id, claims) {
    return new User(this, id, claims);
  }

  /** Users that the server knows. */
  async introduce(...ids) {
    const users = ids.map((id) => ({ id, name: `${id} of ${this.id}` }));
    await this.#service.call("POST", "/users/batch", { users });
    return ids.map((id) => this.user(id));
  }

  async group(owner, ...members) {
    const memberIds = members.map((member) => member.id);
    return (await owner.call("POST", "/conversations", { type: "group", name: "Group", memberIds })).body;
  }

  async direct(one, other) {
    return (await one.call("POST", "/conversations", { type: "direct", memberIds: [other.id] })).body;
  }

  /** The thread of an order. */
  async order(id, customer, provider, status = "assigned") {
    await this.putOrder(id, customer, provider, status);
    return (await customer.call("POST", "/threads", { orderId: id })).body;
  }

  async putOrder(id, customer, provider, status) {
    await this.#service.call("PUT", `/orders/${id}`, { customerId: customer.id, providerId: provider.id, status });
  }

  async revoke(user) {
    await this.#service.call("POST", `/users/${user.id}/revoke`);
  }
}

export class User {
  constructor(company, id, claims = {}) {
    this.company = company;
    this.id = id;
    this.claims = { sub: id, companyId: company.id, ...claims };
    this.token = mint(this.claims);
  }

  /** Calls REST; throws for an answer that is no success unless it is expected. */
  async call(method, path, body, expected) {
    const response = await fetch(this.company.server.url + path, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
    if (expected === undefined ? !response.ok : response.status !== expected) {
      throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
    }
    return answer;
  }

  /** Opens a socket without waiting for anything. */
  open(t, namespace, options = {}) {
    const socket = io(this.company.server.url + namespace, {
      forceNew: true,
      reconnection: false,
      transports: ["websocket"],
      auth: { token: this.token },
      ...options,
    });
    t.after(() => socket.disconnect());
    return socket;
  }

  /** A socket that has had its `session:ready`; `session` is what that said, `heard` every event since. */
  async connect(t, namespace, options) {
    const socket = this.open(t, namespace, options);
    const ready = event(socket, "session:ready");
    listen(socket);
    [socket.session] = await ready;
    return socket;
  }
}

/** Keeps every event that the socket hears, in order, in `heard`. */
export function listen(socket) {
  socket.heard = [];
  socket.onAny((name, ...args) => socket.heard.push([name, ...args]));
}

/** Emits with an acknowledgement and resolves with it; one that is no success is an error. */
export async function command(socket, name, body) {
  const [ack] = await ask(socket, name, body);
  if (ack?.success !== true) throw new Error(`${name} was answered ${JSON.stringify(ack)}`);
  return ack;
}

/** Emits with an acknowledgement and resolves with what was refused. */
export async function refused(socket, name, body) {
  const [ack] = await ask(socket, name, body);
  if (ack?.success !== false) throw new Error(`${name} was answered ${JSON.stringify(ack)}`);
  return ack;
}

/**
 * Resolves once whatever the server has sent to the socket before is there: an acknowledgement on the same connection comes after it. For
 * proofs that something was not heard.
 */
export async function settle(socket) {
  await ask(socket, "settle", {});
}
