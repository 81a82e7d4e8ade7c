import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { ALONE, TOGETHER, WAITING } from "./cases/case.js";
import { subjects } from "./cases/index.js";
import { Comparison } from "./comparison.js";
import { deviations } from "./deviations.js";
import { startBoth } from "./servers.js";

const CASE_TIMEOUT_MS = 20_000;
const CONCURRENCY = { [TOGETHER]: 8, [WAITING]: 64, [ALONE]: 1 };

// For a run of the stock server against itself.
const usesDeviations = process.env.CONFORMANCE_DEVIATIONS !== "off";

const [calm, brisk] = await Promise.all([startBoth({ isBrisk: false }), startBoth({ isBrisk: true })]);
const servers = [calm, brisk].flatMap(({ oracle, ours }) => [oracle, ours]);
after(() => Promise.all(servers.map((server) => server.stop())));

const comparison = new Comparison(usesDeviations ? deviations : []);

for (const [subject, cases] of Object.entries(subjects)) runPhase(subject, cases, TOGETHER);
for (const phase of [ALONE, WAITING]) runPhase(`the cases that run ${phase}`, Object.values(subjects).flat(), phase);

describe("afterwards", () => {
  it("every case had a name of its own", () => {
    const names = Object.values(subjects).flatMap((cases) => cases.map(({ name }) => name));
    assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), []);
  });

  it("all servers are still running", () => {
    for (const server of servers) assert.ok(server.isRunning(), server.output());
  });

  it("every row of the deviation table is needed", () => {
    assert.deepEqual(comparison.findStaleRows(), []);
  });
});

function runPhase(subject, cases, phase) {
  const chosen = cases.filter((testCase) => testCase.phase === phase);
  describe(subject, { concurrency: CONCURRENCY[phase] }, () => {
    for (const testCase of chosen) it(testCase.name, { timeout: CASE_TIMEOUT_MS }, () => compare(testCase));
  });
}

async function compare(testCase) {
  const { oracle, ours } = testCase.phase === WAITING ? brisk : calm;
  const [expected, actual] = await Promise.all([testCase.run(oracle), testCase.run(ours)]);
  const problems = comparison.findProblems(testCase, expected, actual);
  assert.ok(problems.length === 0, problems.join("\n"));
}
