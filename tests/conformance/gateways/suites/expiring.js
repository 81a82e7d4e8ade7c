import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { command, event, refused, within } from "../harness.js";
import { gateways } from "../hearing.js";
import { mint } from "../tokens.js";

const NAMESPACES = gateways.map((gateway) => gateway.namespace);
const LIFE_S = 3;
const SLACK_MS = 1_000;

/** How long those who were let in may stay. */
export function expiring(party) {
  describe("expiring", { concurrency: true }, () => {
    test("at its exp a socket hears auth:expired and ends, and the stock client comes back with a fresh token", async (t) => {
      const [ada] = await party.company().introduce("ada");
      await Promise.all(NAMESPACES.map(async (namespace) => {
        const exp = soon();
        const tokens = [mint({ ...ada.claims, exp })];
        const auth = (answer) => answer({ token: tokens.pop() ?? ada.token });
        const socket = await ada.connect(t, namespace, { auth, reconnection: true, reconnectionDelay: 10 });
        const ended = event(socket, "disconnect", untilAfter(exp));

        const again = event(socket, "session:ready", untilAfter(exp) + 5_000);
        await event(socket, "auth:expired", untilAfter(exp));
        assert.ok(Date.now() >= exp * 1000);
        assert.deepEqual((await ended)[0], "transport close");

        const [session] = await again;
        assert.equal(session.userId, "ada");
        assert.equal(tokens.length, 0);
      }));
    });

    test("auth:refresh lets a socket outlive the token that it came with", async (t) => {
      const [ada] = await party.company().introduce("ada");
      await Promise.all(NAMESPACES.map(async (namespace) => {
        const exp = soon();
        const auth = { token: mint({ ...ada.claims, exp }) };
        const [lasting, ending] = await Promise.all([ada.connect(t, namespace, { auth }), ada.connect(t, namespace, { auth })]);
        const ended = event(ending, "disconnect", untilAfter(exp));
        const later = exp + 60;

        const ack = await command(lasting, "auth:refresh", { token: mint({ ...ada.claims, exp: later }) });
        assert.deepEqual(ack, { success: true, expiresAt: new Date(later * 1000).toISOString() });
        await ended;

        await command(lasting, namespace === "/chat" ? "chat:sync" : "sync", { conversations: [] });
        assert.ok(lasting.connected);
        assert.ok(!lasting.heard.some(([name]) => name === "auth:expired"));
      }));
    });

    test("auth:refresh takes no token of somebody else, and the socket stays until its own ends", async (t) => {
      const company = party.company();
      const [ada, ben] = await company.introduce("ada", "ben");
      const namesake = party.company().user("ada");
      await Promise.all(NAMESPACES.map(async (namespace) => {
        const exp = soon();
        const socket = await ada.connect(t, namespace, { auth: { token: mint({ ...ada.claims, exp }) } });
        const expired = event(socket, "auth:expired", untilAfter(exp));
        const foreign = { success: false, error: "The token is another user's", code: "forbidden" };
        const unauthorized = { success: false, error: "A valid token is needed", code: "unauthorized" };

        for (const { token } of [ben, namesake]) assert.deepEqual(await refused(socket, "auth:refresh", { token }), foreign);
        const old = mint({ ...ada.claims, exp: exp - 60 });
        for (const token of ["", "garbage", old, mint(ada.claims, "another key of more than thirty-two bytes")]) {
          assert.deepEqual(await refused(socket, "auth:refresh", { token }), unauthorized);
        }
        for (const body of [{}, { token: null }, { token: 1 }]) assert.equal((await refused(socket, "auth:refresh", body)).code, "invalid_token");

        await expired;
        assert.ok(Date.now() >= exp * 1000);
      }));
    });

    test("a revoked user's sockets end within a second on every gateway, and only a token issued later is taken", async (t) => {
      const company = party.company();
      const [ada, ben] = await company.introduce("ada", "ben");
      const namesake = party.company().user("ada");
      const bystanders = await Promise.all([ben.connect(t, "/chat"), namesake.connect(t, "/chat")]);
      const sockets = await Promise.all(NAMESPACES.map((namespace) => ada.connect(t, namespace, { reconnection: true, reconnectionDelay: 1 })));
      const ends = Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once("disconnect", resolve))));

      await company.revoke(ada);
      const reasons = await within(ends, "the end of all sockets", SLACK_MS);

      assert.deepEqual(new Set(reasons), new Set(["io server disconnect"]));
      for (const namespace of NAMESPACES) assert.equal(await reasonOf(ada.open(t, namespace)), "unauthorized");
      await ada.call("GET", "/conversations", undefined, 401);
      const later = { token: mint({ ...ada.claims, iat: Date.now() / 1000 }) };
      for (const namespace of NAMESPACES) await ada.connect(t, namespace, { auth: later });
      for (const socket of sockets) assert.ok(!socket.active && !socket.connected);
      for (const socket of bystanders) await command(socket, "chat:sync", { conversations: [] });
    });

    test("a revoked token refreshes nothing", async (t) => {
      const company = party.company();
      const [ada] = await company.introduce("ada");
      const old = ada.token;
      await company.revoke(ada);
      const socket = await ada.connect(t, "/chat", { auth: { token: mint({ ...ada.claims, iat: Date.now() / 1000 }) } });

      assert.equal((await refused(socket, "auth:refresh", { token: old })).code, "unauthorized");
      assert.ok(socket.connected);
    });
  });
}

const soon = () => Math.floor(Date.now() / 1000) + LIFE_S;

const untilAfter = (exp) => exp * 1000 - Date.now() + SLACK_MS;

async function reasonOf(socket) {
  const [error] = await event(socket, "connect_error");
  return error.message;
}
