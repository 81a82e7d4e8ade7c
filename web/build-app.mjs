// For WebApp.targets, which calls it when something changed: node build-app.mjs PAGE STATE. Builds the app, of which PAGE is the page;
// STATE.lock and STATE.log are its files. Where that fails, its one line of output says why, and it exits with 1.
import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [page, state] = process.argv.slice(2);
const folder = fileURLToPath(new URL(".", import.meta.url));
const [lock, log] = [`${state}.lock`, `${state}.log`];
const started = Date.now();

const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function stop(reason) {
  console.log(reason);
  process.exit(1);
}

function run(...args) {
  const output = openSync(log, "a");
  const { error, status } = spawnSync("npm", args, {
    cwd: folder,
    stdio: ["ignore", output, output],
    shell: process.platform === "win32",
  });
  closeSync(output);
  if (error) stop("npm was not found.");
  if (status !== 0) stop(`npm ${args[0]} failed, see ${log}.`);
}

function isHeld() {
  try {
    const holder = Number(readFileSync(lock, "utf8"));
    if (holder > 0) process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

// Debug and Release may be built side by side. The lock of a process that was killed is nobody's.
function takeLock() {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      process.on("exit", () => rmSync(lock, { force: true }));
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (!isHeld()) rmSync(lock, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
}

function install() {
  // npm writes it last: an installation that was cut short is begun again.
  if (changedAt(`${folder}node_modules/.package-lock.json`) >= changedAt(`${folder}package-lock.json`)) return;

  // Without a network npm would wait for a minute.
  run("ci", "--no-audit", "--no-fund", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000");
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19))
  stop(`Node ${process.versions.node} is too old. It takes Node 20.19 or newer.`);

takeLock();
if (changedAt(page) < started) {
  rmSync(log, { force: true });
  install();
  run("run", "build", "--workspace", "app");
  if (changedAt(page) < started) stop(`npm run build wrote no ${page}.`);
}
