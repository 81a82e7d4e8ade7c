import { describe, expect, it } from "vitest";
import { errorsIn } from "../kit/compiler.ts";
import { examplesIn, type Example } from "./kit.ts";

/** Plain JavaScript says nothing of its parameters, and trusts what it looks up. */
const PLAIN = { allowJs: true, checkJs: true, noImplicitAny: false, noUncheckedIndexedAccess: false };

async function mistakesIn(examples: readonly Example[]): Promise<readonly string[]> {
  const [plain, typed] = [true, false].map((isPlain) =>
    examples.flatMap(({ language, source }, index) =>
      (language === "js") === isPlain ? [[`example-${index + 1}.${language}`, source]] : [],
    ),
  );
  return [
    ...(typed!.length > 0 ? await errorsIn(Object.fromEntries(typed!)) : []),
    ...(plain!.length > 0 ? await errorsIn(Object.fromEntries(plain!), PLAIN) : []),
  ];
}

const embedding = examplesIn("docs/embedding.md");

describe("the documents", () => {
  it("show chat in React in at most 15 lines", () => {
    const [react] = embedding;

    expect(react?.language).toBe("tsx");
    expect(react?.source.trimEnd().split("\n").length).toBeLessThanOrEqual(15);
  });

  it("would not be believed with a mistake in any of them", async () => {
    const wrong = embedding.map(({ language, source }) => ({
      language,
      source: source.replaceAll(/createParley|useUnread/g, (name) => `${name}Elsewhere`),
    }));
    const files = (await mistakesIn(wrong)).map((error) => error.split("(")[0]);

    expect([...new Set(files)].toSorted()).toEqual(
      embedding.map((one, index) => `example-${index + 1}.${one.language}`),
    );
  });

  it.each([
    { document: "docs/embedding.md", languages: ["tsx", "js", "tsx", "ts"] },
    { document: "web/client/README.md", languages: ["ts"] },
  ])("have examples that are correct: $document", async ({ document, languages }) => {
    const examples = examplesIn(document);

    expect(examples.map(({ language }) => language)).toEqual(languages);
    expect(await mistakesIn(examples)).toEqual([]);
  });
});
