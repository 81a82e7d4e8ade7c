import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../../../tests/fixtures/", import.meta.url);

/** The names of the files in a folder of the fixtures. */
export function fixturesIn(path: string): readonly string[] {
  return readdirSync(new URL(`${path}/`, folder)).toSorted();
}

/** What is in a fixture. */
export function fixture<Content>(path: string): Content {
  return JSON.parse(readFileSync(new URL(path, folder), "utf8")) as Content;
}
