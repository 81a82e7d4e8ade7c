import { expect, type Locator, type Page } from "@playwright/test";

/** The screens, as their lists are called. */
const LISTS = { team: "Threads", messenger: "Messages", orders: "Orders" } as const;

export type ScreenName = keyof typeof LISTS;

/** The app in one window, as its user finds it: by roles and names. */
export class ChatPage {
  readonly page: Page;
  readonly composer: Locator;
  readonly feed: Locator;
  readonly messages: Locator;
  readonly typing: Locator;
  readonly banner: Locator;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    this.composer = page.getByRole("textbox", { name: "Write a message" });
    this.feed = page.getByRole("feed", { name: "Messages" });
    this.messages = this.feed.getByRole("article");
    this.typing = page.locator(".parley-typing");
    this.banner = page.locator(".parley-banner");
  }

  async open(hash = ""): Promise<void> {
    await this.page.goto(`${this.#url}/${hash}`);
  }

  async signIn(userId: string): Promise<void> {
    await this.page.getByRole("button", { name: NAMES[userId] }).click();
    await expect(this.page.getByRole("navigation", { name: "Screens" })).toBeVisible();
  }

  /** The list of a screen's threads. */
  list(screen: ScreenName): Locator {
    return this.page.getByRole("navigation", { name: LISTS[screen], exact: true });
  }

  /** A thread in the list. */
  thread(screen: ScreenName, name: string | RegExp): Locator {
    return this.list(screen).getByRole("button", { name });
  }

  async show(screen: ScreenName, name?: string | RegExp): Promise<void> {
    await this.page.locator(`a[href="#/${screen}"]`).click();
    if (name === undefined) return expect(this.list(screen)).toBeVisible();
    await this.thread(screen, name).click();
    await expect(this.composer.or(this.page.locator("[data-composer-closed]")).first()).toBeVisible();
  }

  /** Writes as people do, and presses Enter. */
  async send(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  /** A message with exactly this text. */
  message(text: string): Locator {
    return this.messages.filter({ has: this.page.locator(".parley-text").getByText(text, { exact: true }) });
  }

  /** What the own message's ticks say. */
  ticks(text: string, state: "Waiting for a connection" | "Sending" | "Sent" | "Delivered" | "Read"): Locator {
    return this.message(text).getByRole("img", { name: state, exact: true });
  }

  /** The texts in view, from top to bottom. */
  texts(): Locator {
    return this.feed.locator(".parley-text");
  }
}

const NAMES: Readonly<Record<string, RegExp>> = {
  ada: /^Ada Okafor/,
  ben: /^Ben Fischer/,
  chloe: /^Chloé Martin/,
  layla: /^ليلى حسن/,
  nadia: /^Nadia Haddad/,
  omar: /^Omar/,
  sam: /^Sam/,
};
