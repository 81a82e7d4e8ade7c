/** Prints the table of deliberate deviations as a document. */
import { deviations } from "./deviations.js";

const INTRODUCTION = `# Deviations from the reference

The stock \`socket.io\` server of npm is the reference: the same input gets the same outcome, except
where this table says otherwise. It is printed by \`npm run deviations\` from
\`tests/conformance/differential/deviations.js\`, which the differential test holds both servers to.
`;

console.log([INTRODUCTION, ...tableOf(deviations)].join("\n"));

function tableOf(rows) {
  const header = ["The reference …", "Parley …", "Why", "Inputs"];
  const lines = rows.map((row) => [row.oracle, row.ours.text, row.reason, describeInputs(row)]);
  return [header, header.map(() => "---"), ...lines].map((cells) => `| ${cells.map(escape).join(" | ")} |`);
}

function describeInputs(row) {
  if (row.case instanceof RegExp) return "a pattern";
  return row.case.length === 0 ? "not driven by the test" : String(row.case.length);
}

function escape(cell) {
  return cell.replaceAll("|", "\\|").replaceAll("_", "\\_");
}
