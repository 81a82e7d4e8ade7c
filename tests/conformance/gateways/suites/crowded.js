import assert from "node:assert/strict";
import { connect } from "node:net";
import { describe, test } from "node:test";
import { event, listen, startParley } from "../harness.js";
import { hears } from "../hearing.js";

const CONNECT_TIMEOUT_MS = 30_000;
const CREATION_TIMEOUT_MS = 60_000;

/** Users with far more conversations than usual. */
export function crowded(party) {
  describe("crowded", () => {
    // To make them takes seconds, in which what others wait for would be late.
    test("a user with 5,000 conversations connects, and hears of each", { skip: party.database.name !== "SQLite" }, async (t) => {
      const server = await startParley(await party.database.create("crowded"));
      t.after(() => server.stop());
      const company = party.company(server);
      const [ada] = await company.introduce("ada");
      const others = Array.from({ length: 5_000 }, (_, i) => company.user(`user-${i}`));
      for (let i = 0; i < others.length; i += 1_000) await company.introduce(...others.slice(i, i + 1_000).map(({ id }) => id));
      await startDirects(ada, others);

      const begun = performance.now();
      const socket = ada.open(t, "/chat");
      listen(socket);
      await event(socket, "session:ready", CONNECT_TIMEOUT_MS);
      t.diagnostic(`connected with 5,000 conversations in ${Math.round(performance.now() - begun)} ms`);

      for (const other of [others[0], others[2_500], others.at(-1)]) {
        const [direct] = (await other.call("GET", "/conversations")).body.items;
        await other.call("POST", `/conversations/${direct.id}/messages`, { content: "Hello" });
        await hears(socket, "chat:message", ({ threadId }) => threadId === direct.id);
      }
    });
  });
}

/** Starts thousands of conversations, by pipelined requests: to make them one by one costs the client more than the server. */
async function startDirects(user, others) {
  const connections = 200;
  const { hostname, port } = new URL(user.company.server.url);
  const requestTo = ({ id }, isLast) => {
    const body = JSON.stringify({ type: "direct", memberIds: [id] });
    const connection = `Connection: ${isLast ? "close" : "keep-alive"}`;
    const head = ["POST /conversations HTTP/1.1", `Host: ${hostname}`, `Authorization: Bearer ${user.token}`, connection];
    return [...head, "Content-Type: application/json", `Content-Length: ${body.length}`, "", body].join("\r\n");
  };
  await Promise.all(Array.from({ length: connections }, async (_, index) => {
    const mine = others.filter((_, i) => i % connections === index);
    const socket = connect(port, hostname);
    let answers = "";
    socket.on("data", (data) => (answers += data)).write(mine.map((other) => requestTo(other, other === mine.at(-1))).join(""));
    await event(socket, "close", CREATION_TIMEOUT_MS);
    assert.equal(answers.split("HTTP/1.1 201").length, mine.length + 1);
  }));
}
