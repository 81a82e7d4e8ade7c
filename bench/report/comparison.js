// Parley beside its peers: throughput with its spread, and ratios, by workload.
import { line, median, ratio } from "./figures.js";

export function comparison(rows) {
  const named = [...new Set(rows.map(systemOf))].sort();
  const parleys = named.filter((system) => system.startsWith("Parley"));
  const peers = named.filter((system) => !system.startsWith("Parley"));
  const systems = [...parleys, ...peers];
  const workloads = [...new Set(rows.map(workloadOf))];
  const rounds = Math.max(...rows.map(({ round }) => round));
  const runsOf = (system, workload) => rows.filter(({ server }) => server === `${system}, ${workload}`);
  const valuesOf = (system, workload, key) => runsOf(system, workload).map(({ result }) => result[key]);
  const medianOf = (...which) => median(valuesOf(...which));
  const spread = (title, key) => [
    line([title, ...workloads]),
    line(["---", ...workloads.map(() => "---:")]),
    ...systems.map((system) => line([system, ...workloads.map((workload) => spreadOf(valuesOf(system, workload, key), rounds))])),
    "",
  ];

  // Where there is no ratio, one of the two could not keep up with the rate.
  const ratios = (title, key) => [
    line([title, ...peers.map((peer) => `÷ ${peer}`)]),
    line(["---", ...peers.map(() => "---:")]),
    ...parleys.flatMap((parley) => workloads.map((workload) =>
      line([`${parley}, ${workload}`, ...peers.map((peer) => ratio(medianOf(parley, workload, key), medianOf(peer, workload, key)))]))),
    "",
  ];

  return [
    ...spread("acks/s: median (lowest–highest)", "acksPerSecond"),
    ...spread("deliveries/s: median (lowest–highest)", "deliveriesPerSecond"),
    ...(parleys.length === 0 || peers.length === 0 ? [] : [
      ...ratios("acks/s", "acksPerSecond"),
      ...ratios("server µs a delivery", "serverMicrosEachDelivery"),
    ]),
  ].join("\n");
}

function spreadOf(values, rounds) {
  if (values.length === 0) return "–";
  const missing = values.length < rounds ? `, ${values.length} of ${rounds} rounds` : "";
  return `${whole(median(values))} (${whole(Math.min(...values))}–${whole(Math.max(...values))}${missing})`;
}

function systemOf({ server }) {
  return server.slice(0, server.indexOf(", "));
}

function workloadOf({ server }) {
  return server.slice(server.indexOf(", ") + 2);
}

function whole(value) {
  return Math.round(value).toLocaleString("en");
}
