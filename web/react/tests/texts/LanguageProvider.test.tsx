import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { LanguageProvider } from "../../src/provider/LanguageProvider.tsx";
import { useLanguage } from "../../src/texts/TextsContext.tsx";

const asked = vi.hoisted(() => vi.fn());
vi.mock("../../src/texts/es.ts", () => {
  asked();
  throw new Error("The file is gone");
});

afterEach(cleanup);

function Screen() {
  const { texts, dir } = useLanguage();
  return <input aria-label={texts.send} dir={dir} />;
}

const inLanguage = (locale: string) => (
  <LanguageProvider locale={locale}>
    <Screen />
  </LanguageProvider>
);

test("a language that cannot be loaded is English, and is asked for once", async () => {
  const { rerender } = render(inLanguage("es"));

  expect(await screen.findByRole("textbox", { name: "Send" })).toBeDefined();
  rerender(inLanguage("es"));
  await act(() => Promise.resolve());
  expect(asked).toHaveBeenCalledOnce();
});

test("another language takes the place of the last one when it is there; the screen stays", async () => {
  const { rerender } = render(inLanguage("en"));
  const field = screen.getByRole("textbox", { name: "Send" });

  rerender(inLanguage("ar"));
  expect(field).toMatchObject({ ariaLabel: "Send", dir: "ltr", isConnected: true });

  await screen.findByRole("textbox", { name: "إرسال" });
  expect(field).toMatchObject({ dir: "rtl", isConnected: true });
});
