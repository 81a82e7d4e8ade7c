import { after, describe } from "node:test";
import { clients, createParty, startServer } from "./harness.js";
import { binary } from "./suites/binary.js";
import { connecting } from "./suites/connecting.js";
import { disconnecting } from "./suites/disconnecting.js";
import { events } from "./suites/events.js";
import { mixing } from "./suites/mixing.js";
import { namespaces } from "./suites/namespaces.js";
import { ordering } from "./suites/ordering.js";
import { patience } from "./suites/patience.js";
import { restarting } from "./suites/restarting.js";
import { rooms } from "./suites/rooms.js";
import { upgrading } from "./suites/upgrading.js";
import { values } from "./suites/values.js";
import { vanishing } from "./suites/vanishing.js";

const suites = [connecting, values, events, binary, rooms, namespaces, ordering, disconnecting];

const TESTS_AT_ONCE = 4;

const server = await startServer();
after(() => server.stop());

const parties = clients.map((client) => createParty(client, server));

for (const party of parties) {
  describe(party.label, { concurrency: TESTS_AT_ONCE }, () => {
    suites.forEach((suite) => suite(party));
    if (party.mode === "upgrade") upgrading(party);
  });
}

describe("clients of every version and transport together", () => mixing(parties));

// These mostly wait for timeouts of the protocol, so they wait together.
describe("over time", { concurrency: true }, () => {
  parties.forEach((party) => patience(party));
  vanishing(parties[0]);
  restarting();
});
