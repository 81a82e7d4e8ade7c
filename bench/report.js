// Writes the results of bench/run as markdown: `heading SCENARIO COMMAND`, `table FILE_WITH_ROWS`, and `chat FILE_WITH_ROWS`, which compares, too.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import { comparison } from "./report/comparison.js";
import { format, line, medianOf, ratio } from "./report/figures.js";

const columns = {
  idle: [
    ["connections", "connections", 0],
    ["errors", "errors", 0],
    ["connected/s", "connectedPerSecond", 0],
    ["the first 1,000", "firstThousandPerSecond", 0],
    ["the last", "lastThousandPerSecond", 0],
    ["KB each (RSS)", "rssKilobytesEach", 1],
    ["after a collection", "rssAfterCollectKilobytesEach", 1],
    ["heap KB each", "heapKilobytesEach", 1],
    ["CPU µs a connect", "serverMicrosEachConnect", 0],
    ["RSS MB before", "rssMegabytesBefore", 0],
    ["after", "rssMegabytesAfter", 0],
  ],
  broadcast: [
    ["errors", "errors", 0],
    ["acks/s", "acksPerSecond", 0],
    ["deliveries/s", "deliveriesPerSecond", 0],
    ["server µs a delivery", "serverMicrosEachDelivery", 2],
    ["client µs a delivery", "clientMicrosEachDelivery", 2],
    ["delivery p50 ms", "deliveryP50", 2],
    ["p99", "deliveryP99", 2],
    ["ack p50 ms", "ackP50", 2],
    ["p99", "ackP99", 2],
    ["RSS MB", "rssMegabytes", 0],
  ],
  chat: [
    ["errors", "errors", 0],
    ["acks/s", "acksPerSecond", 0],
    ["deliveries/s", "deliveriesPerSecond", 0],
    ["CPU µs a delivery: server", "serverMicrosEachDelivery", 2],
    ["database", "databaseMicrosEachDelivery", 2],
    ["client", "clientMicrosEachDelivery", 2],
    ["% of a core: server", "serverPercent", 0],
    ["database", "databasePercent", 0],
    ["client", "clientPercent", 0],
    ["delivery p50 ms", "deliveryP50", 2],
    ["p99", "deliveryP99", 2],
    ["ack p50 ms", "ackP50", 2],
    ["p99", "ackP99", 2],
    ["messages a commit", "messagesEachCommit", 1],
    ["disorders", "disorders", 0],
    ["of a sender", "senderDisorders", 0],
    ["RSS MB", "rssMegabytes", 0],
  ],
  reconnect: [
    ["errors", "errors", 0],
    ["back in sync", "connections", 0],
    ["s away", "awaySeconds", 2],
    ["s until all are in sync", "stormSeconds", 2],
    ["s from the cut", "cutToSyncSeconds", 2],
    ["in sync/s", "syncedPerSecond", 0],
    ["ready p50 ms", "readyP50", 1],
    ["in sync p50 ms", "syncedP50", 1],
    ["p99", "syncedP99", 1],
    ["CPU µs a reconnect: server", "serverMicrosEachReconnect", 0],
    ["database", "databaseMicrosEachReconnect", 0],
    ["client", "clientMicrosEachReconnect", 0],
    ["RSS MB", "rssMegabytes", 0],
  ],
  "slow-reader": [
    ["errors", "errors", 0],
    ["deliveries/s to the others", "deliveriesPerSecond", 0],
    ["p50 ms", "deliveryP50", 2],
    ["p99", "deliveryP99", 2],
    ["max", "deliveryMax", 1],
    ["server CPU µs a delivery", "serverMicrosEachDelivery", 2],
    ["RSS MB before", "rssMegabytesBefore", 0],
    ["grew by", "rssGrowthMegabytes", 1],
    ["slow one closed after s", "closedAfterSeconds", 1],
  ],
  start: [
    ["errors", "errors", 0],
    ["first answer ms", "answeredMilliseconds", 0],
    ["first message ms", "acknowledgedMilliseconds", 0],
    ["CPU ms to the answer", "cpuMillisecondsToAnswer", 0],
    ["to the message", "cpuMillisecondsToAck", 0],
    ["RSS MB", "rssMegabytes", 0],
  ],
};

const shared = "server, database and load program share the machine";
const versions = {
  broadcast: () => [socketio(), shared],
  chat: () => [socketio(), `pg ${versionOf("pg")}`, ...postgres(), shared],
  idle: () => [socketio(), ...postgres(), shared],
  append: postgres,
  growth: () => [...postgres(), shared],
  reconnect: () => [...postgres(), shared],
  "slow-reader": () => [...postgres(), shared],
  start: postgres,
};

function heading(scenario, command) {
  const settings = Object.entries(process.env).filter(([name]) => /^DOTNET_(gc|GC|Tiered)/.test(name));
  const line = [...settings.map(([name, value]) => `${name}=${value}`), command].join(" ");
  return [
    `# ${scenario}`,
    "",
    `\`${line}\` at ${run("git", "describe", "--always", "--dirty")}`,
    "",
    `${os.cpus().length} × ${os.cpus()[0].model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release()}; ` +
      `${[dotnetVersion(), ...versions[scenario]?.() ?? []].join("; ")}.`,
    "",
    "",
  ].join("\n");
}

function readRows(file) {
  return readFileSync(file, "utf8").trim().split("\n").map((row) => JSON.parse(row));
}

function table(rows) {
  const shape = columns[rows[0].result.scenario];
  const servers = [...new Set(rows.map((row) => row.server))];
  const medians = servers.map((server) => medianOf(rows.filter((row) => row.server === server), shape));
  return [
    line(["server", "round", ...shape.map(([title]) => title)]),
    line(["---", "---:", ...shape.map(() => "---:")]),
    ...rows.map((row) => line([row.server, row.round, ...format(row.result, shape)])),
    ...medians.map((median, i) => line([`**${servers[i]}**`, "median", ...format(median, shape)])),
    ...(servers[1] === "socket.io" ? [line([`**${servers[0]} ÷ ${servers[1]}**`, "", ...shape.map(([, key]) => ratio(medians[0][key], medians[1][key]))])] : []),
    "",
    ...rows.filter((row) => row.round === 1 && row.result.runtime).map((row) => `- ${row.server}: ${row.result.runtime}`),
    "",
  ].join("\n");
}

function run(command, ...args) {
  return execFileSync(command, args, { encoding: "utf8" }).trim();
}

function dotnetVersion() {
  const runtimes = run("dotnet", "--list-runtimes").split("\n").filter((runtime) => runtime.startsWith("Microsoft.AspNetCore.App 10."));
  return `.NET ${runtimes.at(-1)?.split(" ")[1]}`;
}

function socketio() {
  return `Node ${process.versions.node}, socket.io ${versionOf("socket.io")}`;
}

function versionOf(module) {
  return JSON.parse(readFileSync(new URL(`peers/socketio/node_modules/${module}/package.json`, import.meta.url), "utf8")).version;
}

function postgres() {
  const folder = "/usr/lib/postgresql";
  const newest = existsSync(folder) ? readdirSync(folder).sort((a, b) => a - b).at(-1) : undefined;
  return newest ? [run(`${folder}/${newest}/bin/postgres`, "--version").replace(/^postgres \(PostgreSQL\)/, "PostgreSQL")] : [];
}

const [mode, ...args] = process.argv.slice(2);
const output = {
  heading,
  table: (file) => table(readRows(file)),
  chat: (file) => [comparison(readRows(file)), table(readRows(file))].join("\n"),
}[mode];
process.stdout.write(output(...args));
