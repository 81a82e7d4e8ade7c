import type { BrowserContext } from "@playwright/test";

/** Collects what the pages of a context report as errors, what the Content-Security-Policy stops included. */
export async function watch(context: BrowserContext, errors: string[]): Promise<void> {
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => errors.push(String(error.error())));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      console.error(`The policy stopped ${blockedURI}: ${violatedDirective}`),
    );
  });
}
