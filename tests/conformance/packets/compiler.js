import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const TIMEOUT_MS = 120_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const ERROR = /\berror TS\d+:/;
const ERROR_IN_SOURCE = /^(\d+)\.mts\(\d+,\d+\): (error TS\d+: .*)$/;

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const wire = join(here, "../../../web/client/src/wire.ts");
const compiler = join(createRequire(import.meta.url).resolve("typescript/package.json"), "../bin/tsc");

/** TypeScript that says: the packet is of the type. It is a literal, so that members too many are errors, too. */
export function literal(type, json) {
  const imported = new Set(type.match(/\b[A-Z]\w+\b/g).filter((name) => !["Exclude", "Record"].includes(name)));
  return `import type { ${[...imported].join(", ")} } from ${JSON.stringify(wire)};
export const packet: ${type} = ${json};
`;
}

/** Type-checks the types themselves, and how a client uses them; resolves with the errors. */
export async function checkTypes() {
  return await compile(here);
}

/** Type-checks all sources at once; resolves with the errors of each. */
export async function check(sources) {
  const folder = await mkdtemp(join(tmpdir(), "parley-packets-"));
  try {
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ extends: join(here, "tsconfig.json"), include: ["*.mts"] }));
    await Promise.all(sources.map((source, index) => writeFile(join(folder, `${index}.mts`), source)));
    return errorsOfEach(sources, await compile(folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function compile(folder) {
  const options = { cwd: folder, timeout: TIMEOUT_MS, maxBuffer: MAX_OUTPUT_BYTES };
  try {
    await run(process.execPath, [compiler, "--noEmit", "--pretty", "false", "--project", "."], options);
    return [];
  } catch (failure) {
    const errors = failure.stdout?.split("\n").filter((line) => ERROR.test(line)) ?? [];
    // The compiler did not fail for what it read, it broke down.
    if (failure.killed || errors.length === 0) throw failure;
    return errors;
  }
}

function errorsOfEach(sources, lines) {
  const errors = sources.map(() => []);
  for (const line of lines) {
    const [, index, error] = ERROR_IN_SOURCE.exec(line) ?? [];
    if (index === undefined) throw new Error(`The compiler complains of more than the sources: ${line}`);
    errors[index].push(error);
  }
  return errors;
}
