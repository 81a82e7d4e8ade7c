// What of each package a page loads: bundled and minified by the bundler of Vite, without what the page has anyway. What is loaded later, such as
// the texts of other languages, lies beside it and does not count. For size-limit.
import { readFileSync, writeFileSync } from "node:fs";
import { rolldown } from "rolldown";

const packages = { client: ["socket.io-client"], react: [/^react/, "@parley/client"] };

for (const [name, external] of Object.entries(packages)) {
  const bundle = await rolldown({ input: `${name}/dist/index.js`, external, onLog: () => {} });
  await bundle.write({ dir: `${name}/dist/bundle`, format: "esm", minify: true, comments: false });
}

const styles = readFileSync("react/styles.css", "utf8").matchAll(/@import "(.+)"/g);
writeFileSync("react/dist/bundle/styles.css", [...styles].map(([, file]) => readFileSync(`react/${file}`)).join(""));
