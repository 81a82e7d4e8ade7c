import { JSDOM } from "jsdom";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as client from "../../src/index.ts";
import { Server } from "../live/server.ts";
import { examplesIn } from "./kit.ts";

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<client.Parley>;

let server: Server;
beforeAll(async () => {
  server = await Server.start();
  await server.introduce("ann", "ben");
});
afterAll(() => server.stop());

/** Runs the plain page of the documents in a browser's document, with the application's own answer of a token. */
async function run(document: Document): Promise<client.Parley> {
  const { source } = examplesIn("docs/embedding.md").find(({ language }) => language === "js")!;
  const page = source
    .replace(/^import (\{.*\}) from "@parley\/client";$/m, "const $1 = client;")
    .replace("https://chat.example.com", server.url);
  const fetch = async () => new Response(server.token("ann"));
  return await new AsyncFunction("client", "document", "fetch", `${page}\nreturn parley;`)(client, document, fetch);
}

it("The page of the documents shows what is said, and says what is typed", async () => {
  const { id } = await server.call<{ id: string }>("ben", "POST", "/conversations", {
    type: "direct",
    memberIds: ["ann"],
  });
  await server.call("ben", "POST", `/conversations/${id}/messages`, { content: "Good morning" });
  const { document, Event } = new JSDOM().window;

  const parley = await run(document);
  document.querySelector("button")!.click();
  await vi.waitFor(() => expect(document.body.textContent).toContain("Good morning (sent)"));
  document.querySelector("input")!.value = "And to you";
  document.querySelector("form")!.dispatchEvent(new Event("submit", { cancelable: true }));
  await vi.waitFor(() => expect(document.body.textContent).toContain("And to you (sent)"));
  parley.close();

  expect(document.querySelector("p")?.textContent).toBe("idle");
});
