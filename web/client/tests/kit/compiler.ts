import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const web = fileURLToPath(new URL("../../../", import.meta.url));
const tsc = join(createRequire(import.meta.url).resolve("typescript/package.json"), "../bin/tsc");

/** Where the packages of the workspace are found, without being looked at by anybody. */
const PLACE = join(web, "node_modules/.checked-");

/** Type-checks files by their names, with the settings of the workspace; resolves with the errors. */
export async function errorsIn(files: Readonly<Record<string, string>>, settings = {}): Promise<readonly string[]> {
  const folder = await mkdtemp(PLACE);
  try {
    const compilerOptions = { customConditions: ["source"], noEmit: true, types: ["node"], ...settings };
    const project = { extends: join(web, "tsconfig.base.json"), compilerOptions, files: Object.keys(files) };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(project));
    await Promise.all(Object.entries(files).map(([name, source]) => writeFile(join(folder, name), source)));
    await run(process.execPath, [tsc, "--pretty", "false", "--project", folder], { cwd: folder, maxBuffer: 2 ** 28 });
    return [];
  } catch (failure) {
    const errors = String((failure as { stdout?: string }).stdout ?? "").match(/^.*\berror TS\d+:.*(\n +.*)*/gm);
    // The compiler did not fail for what it read, it broke down.
    if (errors === null) throw failure;
    return errors;
  } finally {
    await rm(folder, { recursive: true });
  }
}
