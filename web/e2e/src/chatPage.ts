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
  /** Why nobody may write now. */
  readonly closed: Locator;
  readonly #url: string;
  readonly #root: Page | Locator;

  /** @param root What of the page is meant: all of it, or one side. */
  constructor(page: Page, url: string, root: Page | Locator = page) {
    this.page = page;
    this.#url = url;
    this.#root = root;
    this.composer = root.getByRole("textbox", { name: "Write a message" });
    this.feed = root.getByRole("feed", { name: "Messages" });
    this.messages = this.feed.getByRole("article");
    this.typing = root.locator(".parley-typing");
    this.banner = root.locator(".parley-banner");
    this.closed = root.locator(".parley-closed");
  }

  async open(hash = ""): Promise<void> {
    await this.page.goto(`${this.#url}/${hash}`);
  }

  async signIn(userId: string): Promise<void> {
    await this.page.getByRole("button", { name: NAMES[userId] ?? userId }).click();
    await expect(this.page.locator(".navigation")).toBeAttached();
  }

  /** The list of a screen's threads. */
  list(screen: ScreenName): Locator {
    const isSide = this.#root !== this.page;
    return isSide
      ? this.#root.getByRole("navigation")
      : this.#root.getByRole("navigation", { name: LISTS[screen], exact: true });
  }

  /** A thread in the list. */
  thread(screen: ScreenName, name: string | RegExp): Locator {
    return this.list(screen).getByRole("button", { name });
  }

  /** Goes to a screen, and opens a thread of its list. */
  async show(screen: ScreenName, name?: string | RegExp): Promise<void> {
    await this.page.locator(`a[href="#/${screen}"]`).click();
    await expect(this.list(screen)).toBeVisible();
    if (name !== undefined) await this.openThread(screen, name);
  }

  async openThread(screen: ScreenName, name: string | RegExp): Promise<void> {
    await this.thread(screen, name).click();
    await expect(this.composer.or(this.closed)).toBeVisible();
  }

  /** Writes as people do, and presses Enter. */
  async send(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  /** A message with exactly this text. */
  message(text: string): Locator {
    return this.messages.filter({ has: this.page.locator(".parley-text", { hasText: exactly(text) }) });
  }

  /** What the own message's ticks say. */
  ticks(text: string, state: "Waiting for a connection" | "Sending" | "Sent" | "Delivered" | "Read"): Locator {
    return this.message(text).getByRole("img", { name: state, exact: true });
  }

  /** Picks something of a message's menu. */
  async choose(text: string, action: string): Promise<void> {
    const message = this.message(text);
    await message.hover();
    await message.getByRole("button", { name: "Message actions" }).click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  /** Tries now instead of later, unless that has happened already. */
  async reconnect(): Promise<void> {
    const again = this.banner.getByRole("button", { name: "Try now" });
    const well = this.banner.getByText("Connected again");
    await expect(again.or(well)).toBeVisible();
    if (await again.isVisible()) await again.click({ timeout: 1_000 }).catch(() => undefined);
    await expect(again).toBeHidden();
  }

  /** One side of two. */
  side(name: "First side" | "Second side"): ChatPage {
    return new ChatPage(this.page, this.#url, this.page.getByRole("region", { name }));
  }

  /** The texts in view, from top to bottom. */
  texts(): Locator {
    return this.feed.locator(".parley-text");
  }
}

const exactly = (text: string) => new RegExp(`^${text.replaceAll(/[^\w\s]/g, String.raw`\$&`)}$`);

const NAMES: Readonly<Record<string, RegExp>> = {
  ada: /^Ada Okafor/,
  ben: /^Ben Fischer/,
  chloe: /^Chloé Martin/,
  layla: /^ليلى حسن/,
  nadia: /^Nadia Haddad/,
  omar: /^Omar/,
  sam: /^Sam/,
};
