import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Comparison } from "./comparison.js";

const CASE = { name: "an input [polling]", input: "an input" };
const OPEN = { post: "200 ok", after: "open" };
const CLOSED = { post: "400", after: "closed 1005" };

function row(change) {
  const ours = { text: "closes", outcome: { post: "400", after: /^closed/ } };
  return { case: ["an input"], oracle: "stays open", ours, reason: "stricter", ...change };
}

function problemsOf(rows, oracle, ours) {
  return new Comparison(rows).findProblems(CASE, oracle, ours);
}

describe("the comparison of two outcomes", () => {
  it("finds nothing wrong with equal outcomes", () => {
    assert.deepEqual(problemsOf([], OPEN, { ...OPEN }), []);
  });

  it("names each field that differs without a row", () => {
    assert.equal(problemsOf([], OPEN, CLOSED).length, 2);
  });

  it("names a field that only one side has", () => {
    assert.deepEqual(problemsOf([], {}, { post: "200 ok" }), ["post: the reference has undefined, ours '200 ok'"]);
  });

  it("accepts the difference that a row promises", () => {
    assert.deepEqual(problemsOf([row()], OPEN, CLOSED), []);
  });

  it("refuses half of the difference that a row promises", () => {
    const [problem, ...others] = problemsOf([row()], OPEN, { ...CLOSED, after: "open" });

    assert.match(problem, /^after: .* the table promises \/\^closed\/$/);
    assert.deepEqual(others, []);
  });

  it("refuses a difference in a field of which the row says nothing", () => {
    assert.equal(problemsOf([row()], { ...OPEN, packets: [] }, { ...CLOSED, packets: ["4x"] }).length, 1);
  });

  it("refuses a row for a case in which both servers agree", () => {
    assert.match(problemsOf([row()], CLOSED, CLOSED).join(), /they agree now/);
  });

  it("lets a pattern cover cases in which both servers agree", () => {
    assert.deepEqual(problemsOf([row({ case: /input/ })], CLOSED, CLOSED), []);
  });

  it("leaves out a row whose condition the reference does not meet", () => {
    assert.equal(problemsOf([row({ when: ({ after }) => after !== "open" })], OPEN, CLOSED).length, 2);
  });

  it("judges numbered fields alike", () => {
    assert.deepEqual(problemsOf([row()], { "post 2": "200 ok" }, { "post 2": "400" }), []);
  });

  it("reports the names of a row that no case needed", () => {
    const comparison = new Comparison([row({ case: ["an input", "gone"] }), row({ case: /never/ }), row({ case: [] })]);
    comparison.findProblems(CASE, OPEN, CLOSED);

    assert.deepEqual(comparison.findStaleRows(), ["gone", "/never/"]);
  });
});
