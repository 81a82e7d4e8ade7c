import type { Locator } from "@playwright/test";
import { expect, test } from "./test.ts";
import { seed } from "./seed.ts";

const COUNT = 10_000;
const PAGES = 5;

test("ten thousand messages scroll up without a jump, and back to the newest", async ({ api, server, visit }) => {
  test.slow();
  const id = await api.startGroup("Long", "ada", "ben", "chloe", "sam");
  await seed(server, api, id, ["ben", "chloe", "sam"], COUNT);
  await api.send(id, "ada", "The newest");
  await api.markRead(id, "ada");
  const ada = await visit("ada");
  await ada.show("team", /Long/);
  await expect(ada.message("The newest")).toBeInViewport();

  for (let page = 0; page < PAGES; page++) {
    const { loaded, jump } = await scrollUpAPage(ada.feed);
    expect(loaded, "older messages").toBeGreaterThan(0);
    expect(jump, "pixels that what one reads has moved by itself").toBeLessThanOrEqual(1);
  }

  await ada.page.getByRole("button", { name: "Jump to newest" }).click();
  await expect(ada.message("The newest")).toBeInViewport();
  await expect(ada.page.getByRole("button", { name: "Jump to newest" })).toBeHidden();
});

/** Scrolls up until older messages are asked for; how many pixels of them came, and how far the topmost message in view moved meanwhile. */
function scrollUpAPage(feed: Locator): Promise<{ loaded: number; jump: number }> {
  return feed.evaluate(async (element) => {
    const scroller = element.parentElement!;
    // oxlint-disable unicorn/consistent-function-scoping -- All of this runs in the page.
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const isLoading = () => element.getAttribute("aria-busy") === "true";
    const rows = () => [...element.querySelectorAll("[role=article]")];
    const topOf = (row: Element | undefined) => row?.getBoundingClientRect().top ?? Number.NaN;
    const settled = async () => {
      for (let height = 0; height !== scroller.scrollHeight || isLoading(); await frame(), await frame()) {
        height = scroller.scrollHeight;
      }
    };

    await settled();
    const before = scroller.scrollHeight;
    // As fingers do: a bit in every frame.
    while (!isLoading() && scroller.scrollTop > 0) {
      scroller.scrollTop -= 400;
      await frame();
    }
    // What has just come into view is drawn a frame later.
    const topmost = () => rows().find((row) => topOf(row) >= topOf(scroller));
    do {
      await frame();
    } while (!topmost());
    const key = topmost()?.getAttribute("data-row");
    // The row may be drawn anew.
    const topOfAnchor = () => topOf(rows().find((row) => row.getAttribute("data-row") === key));
    const start = topOfAnchor();
    let jump = 0;
    while (isLoading()) {
      await frame();
      jump = Math.max(jump, Math.abs(topOfAnchor() - start));
    }
    await settled();
    return { loaded: scroller.scrollHeight - before, jump: Math.max(jump, Math.abs(topOfAnchor() - start)) };
  });
}
