import { readFileSync } from "node:fs";

const root = new URL("../../../../", import.meta.url);

export interface Example {
  readonly language: string;
  readonly source: string;
}

/** The examples in a document, by the language that they are in. */
export function examplesIn(document: string): readonly Example[] {
  const text = readFileSync(new URL(document, root), "utf8");
  return [...text.matchAll(/^```(tsx?|js)\n(.*?)^```$/gms)].map(([, language = "", source = ""]) => ({
    language,
    source,
  }));
}
