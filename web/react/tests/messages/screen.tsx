import { act, cleanup, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, vi } from "vitest";
import { ParleyProvider } from "../../src/provider/ParleyProvider.tsx";
import { chat, type ChatOptions } from "./chat.ts";

const VIEW = { width: 800, height: 600 };
const ROW = { width: 800, height: 60 };

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Shows something with the chat of Ana, in a window of 800 by 600 whose rows are 60 high. */
export async function show(children: ReactNode, options: ChatOptions = {}) {
  giveSizes();
  const { parley, calls, set } = chat(options);
  const user = userEvent.setup();
  const screen = render(
    <ParleyProvider parley={parley} locale="en-GB">
      {children}
    </ParleyProvider>,
  );
  // The first frames measure the rows.
  for (let frame = 0; frame < 3; frame++) await nextFrame();
  const called = (name: string) => calls.filter(([other]) => other === name).map(([, ...args]) => args);
  return { ...screen, parley, user, set, called };
}

export async function nextFrame(): Promise<void> {
  await new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
  await act(async () => undefined);
}

/** The browser that these tests run in draws nothing; the virtual list asks for sizes. */
function giveSizes(): void {
  vi.stubGlobal("ResizeObserver", SizesGiven);
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  vi.spyOn(document, "hasFocus").mockReturnValue(true);
  const proto = HTMLElement.prototype;
  Object.defineProperties(proto, {
    offsetParent: { configurable: true, get: () => document.body },
    clientHeight: { configurable: true, get: () => VIEW.height },
    scrollHeight: { configurable: true, get: heightWithin },
    scrollTo: {
      configurable: true,
      value(this: HTMLElement, { top }: { top: number }) {
        this.scrollTop = Math.max(0, Math.min(top, this.scrollHeight - this.clientHeight));
        requestAnimationFrame(() => this.dispatchEvent(new Event("scroll")));
      },
    },
    scrollBy: {
      configurable: true,
      value(this: HTMLElement, { top }: { top: number }) {
        this.scrollTo({ top: this.scrollTop + top });
      },
    },
  });
}

function heightWithin(this: HTMLElement): number {
  const list = this.querySelector<HTMLElement>("[role=feed] > div");
  return list === null ? 20 : Number.parseFloat(list.style.height) + 56;
}

class SizesGiven implements ResizeObserver {
  readonly #report: ResizeObserverCallback;

  constructor(report: ResizeObserverCallback) {
    this.#report = report;
  }

  observe(target: Element): void {
    const contentRect = new DOMRect(0, 0, ROW.width, target.querySelector("[role=feed]") ? VIEW.height : ROW.height);
    const entry = { target, contentRect } as unknown as ResizeObserverEntry;
    requestAnimationFrame(() => this.#report([entry], this));
  }

  unobserve(): void {}

  disconnect(): void {}
}
