import type { Parley } from "@parley/client";
import { act, cleanup, render } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach } from "vitest";
import { pickTexts } from "../../src/texts/pickTexts.ts";
import { ParleyProvider, type ParleyProviderProps } from "../../src/provider/ParleyProvider.tsx";

afterEach(cleanup);

// jsdom has dialogs, but does not open them, and it has no sizes.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};
Element.prototype.scrollTo ??= () => undefined;
globalThis.matchMedia ??= (media) => Object.assign(new EventTarget(), { media, matches: true }) as MediaQueryList;
globalThis.IntersectionObserver ??= class {
  observe() {}
  disconnect() {}
} as unknown as typeof IntersectionObserver;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

/** Renders a part for a user, in English. */
export function show(parley: Parley, part: ReactElement) {
  return render(
    <ParleyProvider parley={parley} locale="en">
      {part}
    </ParleyProvider>,
  );
}

type LanguageProps = Omit<ParleyProviderProps, "parley" | "children"> & { readonly locale: string };

/** Renders a part in a language that is loaded first. */
export async function showIn(parley: Parley, part: ReactElement, props: LanguageProps) {
  await pickTexts(props.locale);
  return act(async () =>
    render(
      <ParleyProvider parley={parley} {...props}>
        {part}
      </ParleyProvider>,
    ),
  );
}
