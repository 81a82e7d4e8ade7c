import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { dotnetProgram, within } from "../clients/harness.js";

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;

/** The databases that every suite runs on; `create` gives the address of a new one. */
export const databases = [sqlite(), postgres()];

function sqlite() {
  let folder;
  return {
    name: "SQLite",
    start: async () => {
      folder = mkdtempSync(join(tmpdir(), "parley-gateways-"));
    },
    create: async (name) => `sqlite:${join(folder, `${name}.db`)}`,
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

function postgres() {
  let host;
  let answers;
  return {
    name: "PostgreSQL",
    start: async () => {
      const { CONFIGURATION = "Release" } = process.env;
      const [command, ...args] = dotnetProgram(`tests/PostgresHost/bin/${CONFIGURATION}/net10.0/Parley.PostgresHost.dll`);
      host = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
      answers = createInterface({ input: host.stdout })[Symbol.asyncIterator]();
    },
    create: async () => {
      host.stdin.write("another\n");
      const { value, done } = await within(answers.next(), "a database of PostgreSQL", START_TIMEOUT_MS);
      if (done) throw new Error("PostgreSQL has ended");
      return value;
    },
    stop: async () => {
      const ended = new Promise((resolve) => host.once("exit", resolve));
      host.stdin.end();
      await within(ended, "the end of PostgreSQL", STOP_TIMEOUT_MS);
    },
  };
}
