import assert from "node:assert/strict";
import { it } from "node:test";
import { event, openOnSameConnection, request, settled } from "../harness.js";

export function connecting(party) {
  const { open, connect } = party;

  it("connects and is welcomed under its own id", async (t) => {
    const socket = open(t);
    const welcome = event(socket, "welcome");
    await settled(party, socket);
    const [greeting] = await welcome;
    assert.deepEqual(greeting, { id: socket.id, auth: {} });
  });

  it("uses the transport it was asked to use", async (t) => {
    const socket = await connect(t);
    const expected = party.mode === "polling" ? "polling" : "websocket";
    assert.equal(socket.io.engine.transport.name, expected);
  });

  it("gives the server its auth object", async (t) => {
    const auth = { token: "tökén 🔑", nested: { roles: ["a", "b"], age: 3, none: null } };
    const [greeting] = await event(open(t, { auth }), "welcome");
    assert.deepEqual(greeting.auth, auth);
  });

  it("gives the server what its auth function calls back with", async (t) => {
    const auth = (callback) => setImmediate(callback, { token: "computed" });
    const [greeting] = await event(open(t, { auth }), "welcome");
    assert.deepEqual(greeting.auth, { token: "computed" });
  });

  it("is refused by a middleware with a message and data", async (t) => {
    const socket = open(t, { nsp: "/admin", auth: { token: "wrong" } });
    const [error] = await event(socket, "connect_error");
    assert.equal(error.message, "unauthorized");
    assert.deepEqual(error.data, { code: "bad_token" });
    assert.equal(socket.connected, false);
  });

  it("is refused when it sends no auth at all", async (t) => {
    const [error] = await event(open(t, { nsp: "/admin" }), "connect_error");
    assert.equal(error.message, "unauthorized");
  });

  it("is accepted by the middleware with the right token", async (t) => {
    const auth = { token: "secret" };
    const socket = open(t, { nsp: "/admin", auth });
    const [greeting] = await event(socket, "welcome");
    assert.deepEqual(greeting, { id: socket.id, auth });
    assert.equal(await request(socket, "echo", "in"), "in");
  });

  it("connects to another namespace after its only namespace refused it", async (t) => {
    const refused = open(t, { nsp: "/admin", auth: { token: "wrong" } });
    await event(refused, "connect_error");
    const accepted = openOnSameConnection(t, refused, "/");
    await event(accepted, "connect");
    assert.equal(await request(accepted, "echo", "fine"), "fine");
  });

  it("keeps its connection when one of its namespaces refuses it", async (t) => {
    const main = await connect(t);
    const { id: mainId, io: { engine } } = main;
    const refused = openOnSameConnection(t, main, "/admin", { auth: { token: "wrong" } });
    await event(refused, "connect_error");
    assert.equal(await request(main, "echo", "still here"), "still here");
    assert.equal(main.id, mainId);
    assert.equal(main.io.engine, engine);
  });

  it("is accepted by the namespace that refused it once it has the right token", async (t) => {
    const main = await connect(t);
    const admin = openOnSameConnection(t, main, "/admin", { auth: { token: "wrong" } });
    await event(admin, "connect_error");
    admin.auth = { token: "secret" };
    admin.connect();
    await event(admin, "connect");
    assert.equal(await request(admin, "echo", "at last"), "at last");
  });

  it("is told that a namespace nobody defined is invalid", async (t) => {
    const socket = open(t, { nsp: "/nowhere" });
    const [error] = await event(socket, "connect_error");
    assert.equal(error.message, "Invalid namespace");
    assert.equal(error.data, undefined);
  });

  it("gets a new id every time it connects", async (t) => {
    const socket = await connect(t);
    const firstId = socket.id;
    const close = event(socket.io, "close");
    socket.disconnect();
    // Version 4.0.0 gets confused when it is to reconnect before its connection has closed.
    await close;
    socket.connect();
    await event(socket, "connect");
    assert.notEqual(socket.id, firstId);
    assert.equal(await request(socket, "echo", "again"), "again");
  });
}
