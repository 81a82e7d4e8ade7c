// Writes what each package exports, with its types, to its api.md; with --check, says what has changed since and fails. Reads what was built.
import { readFileSync, writeFileSync } from "node:fs";

const PACKAGES = ["client", "react"];
const DECLARED = /^export (?:declare )?(?:abstract )?(?:const|function|class|interface|type|namespace) (\w+)/;
const NAMED = /^(?:export|import) (?:type )?\{([^}]*)\}(?: from "(\..*)")?;$/s;
const ALL = /^export (?:type )?\*(?: as (\w+))? from "(\..*)";$/;

/** The statements of a file, without comments. */
function statementsOf(path) {
  const text = readFileSync(path, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const statements = [];
  let [current, depth] = ["", 0];
  for (const line of text.split("\n").filter((one) => one.trim() !== "" && one.trim() !== "#private;")) {
    current += (current && "\n") + line;
    depth += (line.match(/[{(]/g)?.length ?? 0) - (line.match(/[})]/g)?.length ?? 0);
    if (depth > 0 || !/[;}]$/.test(line)) continue;
    statements.push(current);
    current = "";
  }
  return statements;
}

const besides = (path, specifier) => new URL(specifier.replace(/\.[jt]sx?$/, ".d.ts"), path);

/** What `{ type a, b as c }` names: [the name there, the name here]. */
const namesIn = (list) =>
  list.split(",").flatMap((part) => {
    const [there, here = there] = part
      .trim()
      .replace(/^type /, "")
      .split(" as ");
    return there === "" ? [] : [[there, here]];
  });

/** The exports of a file by their names: their text, or for `* as name` the exports of that file. */
function exportsOf(path) {
  const found = new Map();
  const imported = new Map();
  for (const statement of statementsOf(path)) {
    const [, declared] = DECLARED.exec(statement) ?? [];
    const [, named, source] = NAMED.exec(statement) ?? [];
    const [, namespace, everything] = ALL.exec(statement) ?? [];
    if (declared !== undefined) {
      found.set(declared, [found.get(declared), statement].filter(Boolean).join("\n"));
    } else if (namespace !== undefined) {
      found.set(namespace, exportsOf(besides(path, everything)));
    } else if (everything !== undefined) {
      for (const [name, text] of exportsOf(besides(path, everything))) found.set(name, text);
    } else if (named !== undefined) {
      const there = source === undefined ? imported : exportsOf(besides(path, source));
      const here = statement.startsWith("import") ? imported : found;
      for (const [from, to] of namesIn(named)) here.set(to, there.get(from) ?? `export { ${from} };`);
    }
  }
  return found;
}

const byName = ([one], [other]) => (one < other ? -1 : 1);

function show(exported, title) {
  const entries = [...exported].toSorted(byName);
  const texts = entries.filter(([, text]) => typeof text === "string").map(([, text]) => text);
  const parts = entries.filter(([, text]) => typeof text !== "string");
  return `# ${title}\n\n\`\`\`ts\n${texts.join("\n\n")}\n\`\`\`\n${parts.map(([name, part]) => `\n#${show(part, name)}`).join("")}`;
}

for (const folder of PACKAGES) {
  const [report, name] = [new URL(`${folder}/api.md`, import.meta.url), `@parley/${folder}`];
  const now = show(exportsOf(new URL(`${folder}/dist/index.d.ts`, import.meta.url)), `What ${name} exports`);
  if (!process.argv.includes("--check")) writeFileSync(report, now);
  else if (readFileSync(report, "utf8") !== now) {
    const [before, after] = [readFileSync(report, "utf8").split("\n"), now.split("\n")];
    for (const line of before.filter((one) => !after.includes(one))) console.error(`- ${line}`);
    for (const line of after.filter((one) => !before.includes(one))) console.error(`+ ${line}`);
    console.error(`${name} no longer exports what web/${folder}/api.md says. If that is meant, run "npm run api".`);
    process.exitCode = 1;
  }
}
