import { inspect, isDeepStrictEqual } from "node:util";

/**
 * Compares what the two servers did with one input. A field may differ only where a row of the
 * deviation table says so, and then only in the way the row says.
 */
export class Comparison {
  #rows;
  #needed = new Map();

  constructor(rows) {
    this.#rows = rows;
    for (const row of rows) this.#needed.set(row, new Set());
  }

  /** What is wrong with our outcome, one line for each problem. */
  findProblems(testCase, oracle, ours) {
    const rows = this.#rows.filter((row) => appliesTo(row, testCase, oracle));
    const fields = new Set([...Object.keys(oracle), ...Object.keys(ours)]);
    const findings = [...fields].map((field) => checkField(field, oracle[field], ours[field], rows, testCase));
    const needed = new Set(findings.map(({ neededRow }) => neededRow));
    rows.filter((row) => needed.has(row)).forEach((row) => this.#markNeeded(row, testCase));
    const stale = rows.filter((row) => isNamed(row, testCase) && !needed.has(row)).map(describeAgreement);
    return [...findings.flatMap(({ problem }) => problem ?? []), ...stale];
  }

  /** The rows, or the inputs that they name, for which no case was found or no difference is left. */
  findStaleRows() {
    return this.#rows.flatMap((row) => namesOf(row).filter((name) => !this.#needed.get(row).has(name)).map(String));
  }

  #markNeeded(row, testCase) {
    const names = namesOf(row).filter((name) => covers(name, testCase));
    names.forEach((name) => this.#needed.get(row).add(name));
  }
}

/** A row that names its inputs promises a difference for each of them, a pattern only for some. */
function checkField(field, oracle, ours, rows, testCase) {
  const row = rows.find((candidate) => kindOf(field) in candidate.ours.outcome);
  const isEqual = isDeepStrictEqual(oracle, ours);
  if (isEqual && !(row && isNamed(row, testCase))) return {};
  const sides = `${field}: the reference has ${show(oracle)}, ours ${show(ours)}`;
  if (row === undefined) return { problem: sides };
  const expected = row.ours.outcome[kindOf(field)];
  if (!matches(expected, ours)) return { problem: `${sides}, the table promises ${show(expected)}` };
  return { neededRow: isEqual ? undefined : row };
}

function describeAgreement(row) {
  return `the table says that the reference ${row.oracle}, and ours ${row.ours.text}: they agree now`;
}

function appliesTo(row, testCase, oracle) {
  return namesOf(row).some((name) => covers(name, testCase)) && (row.when?.(oracle) ?? true);
}

function namesOf(row) {
  return [row.case].flat();
}

function covers(name, testCase) {
  return name instanceof RegExp ? name.test(testCase.name) : name === testCase.input;
}

function isNamed(row, testCase) {
  return namesOf(row).includes(testCase.input);
}

/** Of several answers of one kind ("post 1", "post 2") each is judged alike. */
function kindOf(field) {
  return field.replace(/ \d+$/, "");
}

function matches(expected, actual) {
  if (expected instanceof RegExp) return expected.test(actual);
  if (typeof expected === "function") return expected(actual);
  return isDeepStrictEqual(expected, actual);
}

function show(value) {
  return inspect(value, { breakLength: Infinity, maxStringLength: 300 });
}
