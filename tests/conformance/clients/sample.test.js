import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { clients, createParty, dotnetProgram, event, request, startServer } from "./harness.js";

const { CONFIGURATION = "Release" } = process.env;
const server = await startServer(
  dotnetProgram(`samples/bare-socketio/bin/${CONFIGURATION}/net10.0/Parley.Samples.BareSocketIO.dll`),
);
after(() => server.stop());

describe("the sample of the library's README", () => {
  it("lets two clients talk", async (t) => {
    const party = createParty(clients[0], server);
    const [ann, ben] = [await party.connect(t), await party.connect(t)];
    const said = event(ben, "said");
    const line = { from: "Ann", text: "Hello, Ben 👋" };
    assert.deepEqual(await request(ann, "say", line), { length: line.text.length });
    assert.deepEqual(await said, [line]);
  });
});
