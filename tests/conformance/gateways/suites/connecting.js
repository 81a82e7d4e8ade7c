import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { WebSocket } from "ws";
import { openOnSameConnection, upgraded } from "../../clients/harness.js";
import { command, event, eventually } from "../harness.js";
import { gateways, hears } from "../hearing.js";
import { mint, unsigned } from "../tokens.js";

const CONNECTIONS_PER_USER = 20;
const NAMESPACES = gateways.map((gateway) => gateway.namespace);

/** Who is let in on any gateway, and what they are told first. */
export function connecting(party) {
  describe("connecting", { concurrency: true }, () => {
    for (const transports of [["polling"], ["websocket"], undefined]) {
      const way = transports?.[0] ?? "polling with an upgrade";
      test(`a token in auth or in the Authorization header is enough, over ${way}`, async (t) => {
        const company = party.company();
        const [ada] = await company.introduce("ada");
        const header = { auth: undefined, extraHeaders: { authorization: `Bearer ${ada.token}` } };
        for (const namespace of NAMESPACES) {
          for (const where of [{}, header]) {
            const socket = await ada.connect(t, namespace, { ...where, transports });
            if (!transports) await upgraded(socket);
            assert.equal(socket.session.userId, "ada");
            assert.equal((await command(socket, namespace === "/chat" ? "chat:sync" : "sync", { conversations: [] })).success, true);
          }
        }
      });
    }

    test("a token in the address counts for nothing", async (t) => {
      const ada = party.company().user("ada");
      for (const query of [{ token: ada.token }, { access_token: ada.token }, { auth: ada.token }, { Authorization: `Bearer ${ada.token}` }]) {
        assert.equal(await refusal(ada.open(t, "/chat", { auth: undefined, query })), "unauthorized");
      }
    });

    for (const [what, tokenOf] of Object.entries(badTokens())) {
      test(`${what} is refused as unauthorized, and the connection closed`, async () => {
        const ada = party.company().user("ada");
        for (const namespace of NAMESPACES) {
          const packets = await connectRaw(party.server, namespace, { token: tokenOf(ada) });
          const prefix = namespace === "/" ? "44" : `44${namespace},`;
          assert.deepEqual(packets, [`${prefix}{"message":"unauthorized"}`]);
        }
      });
    }

    test("who is refused on one namespace keeps the others of the same connection", async (t) => {
      const [ada] = await party.company().introduce("ada");
      const chat = await ada.connect(t, "/chat");

      const other = openOnSameConnection(t, chat, "/", { auth: { token: "wrong" } });

      assert.equal(await refusal(other), "unauthorized");
      await command(chat, "chat:sync", { conversations: [] });
      assert.ok(chat.connected);
    });

    test("twenty connections of a user on a namespace, and one more only after one has gone", async (t) => {
      const company = party.company();
      const [ada, ben] = await company.introduce("ada", "ben");
      const sockets = await Promise.all(Array.from({ length: CONNECTIONS_PER_USER }, () => ada.connect(t, "/chat")));

      assert.equal(await refusal(ada.open(t, "/chat")), "too_many_connections");

      await Promise.all(sockets.map((socket) => command(socket, "chat:sync", { conversations: [] })));
      await Promise.all([ada.connect(t, "/"), ada.connect(t, "/messages"), ben.connect(t, "/chat")]);
      sockets[0].disconnect();
      await eventually(async () => {
        const socket = ada.open(t, "/chat");
        return await Promise.race([event(socket, "session:ready").then(() => true), event(socket, "connect_error").then(() => false)]);
      }, "a place for one more");
    });

    test("session:ready is the first event, whatever happens meanwhile", async (t) => {
      const company = party.company();
      const [ada, ben] = await company.introduce("ada", "ben");
      const direct = await company.direct(ada, ben);
      let isSending = true;
      const sending = (async () => {
        for (let i = 0; isSending && i < 50; i++) await ada.call("POST", `/conversations/${direct.id}/messages`, { content: `${i}` });
      })();

      const sockets = await Promise.all([...NAMESPACES, ...NAMESPACES].map((namespace) => ben.connect(t, namespace)));
      await Promise.all(sockets.filter((socket) => socket.nsp !== "/messages").map((socket) => {
        return hears(socket, socket.nsp === "/" ? "message:new" : "chat:message");
      }));
      isSending = false;
      await sending;

      for (const socket of sockets) {
        assert.equal(socket.heard[0][0], "session:ready");
        assert.equal(socket.heard.filter(([name]) => name === "session:ready").length, 1);
      }
    });

    test("session:ready tells the user, the epoch, what is unread and the limits, and nothing else", async (t) => {
      const company = party.company();
      const [ada, ben] = await company.introduce("ada", "ben");
      const direct = await company.direct(ada, ben);
      for (const content of ["One", "Two"]) await ada.call("POST", `/conversations/${direct.id}/messages`, { content });
      const { epoch } = (await ben.call("POST", "/sync", { conversations: [] })).body;
      const lengths = { orderTextLength: 2000, textLength: 10000 };
      const windows = { orderMessagesPerWindow: 30, orderWindowSeconds: 300, messagesPerWindow: 60, windowSeconds: 10 };
      const limits = { ...lengths, ...windows, messagesPerDay: 5000, eventsPerSecond: 50 };

      for (const namespace of NAMESPACES) {
        const socket = await ben.connect(t, namespace);
        assert.deepEqual(socket.session, { userId: "ben", epoch, totalUnread: 2, limits });
      }
    });
  });
}

function badTokens() {
  const past = Math.floor(Date.now() / 1000) - 10;
  return {
    "no token": () => undefined,
    "null for a token": () => null,
    "a number for a token": () => 42,
    "an empty token": () => "",
    "a text that is no token": () => "not.a.token",
    "a token of another key": ({ claims }) => mint(claims, "somebody else's secret of more than 32 bytes"),
    "a token of another company's payload": ({ token, claims }) => withPayloadOf(token, mint({ ...claims, companyId: "another" })),
    "a token with alg none": ({ claims }) => unsigned(claims, "none"),
    "a token with alg NONE and no signature": ({ claims }) => unsigned(claims, "NONE"),
    "an expired token": ({ claims }) => mint({ ...claims, exp: past }),
    "a token without an end": ({ claims }) => mint({ ...claims, exp: undefined }),
    "a token that ends at a text": ({ claims }) => mint({ ...claims, exp: `${past + 3600}` }),
    "a token from the future": ({ claims }) => mint({ ...claims, nbf: past + 3600 }),
    "a token of nobody": ({ claims }) => mint({ ...claims, sub: "" }),
    "a token of a company that is no text": ({ claims }) => mint({ ...claims, companyId: 7 }),
  };
}

function withPayloadOf(token, other) {
  const [header, , signature] = token.split(".");
  return [header, other.split(".")[1], signature].join(".");
}

async function refusal(socket) {
  const [error] = await event(socket, "connect_error");
  return error.message;
}

/** Sends CONNECT without the stock client, which would close the connection itself; resolves with the Socket.IO packets up to its end. */
async function connectRaw(server, namespace, auth) {
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`);
  const packets = [];
  socket.on("message", (data) => {
    const packet = data.toString();
    if (packet.startsWith("0")) socket.send(`40${namespace === "/" ? "" : `${namespace},`}${JSON.stringify(auth)}`);
    if (packet.startsWith("4")) packets.push(packet);
  });
  await event(socket, "close");
  return packets;
}
