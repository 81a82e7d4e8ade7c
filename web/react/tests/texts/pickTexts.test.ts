import { expect, test } from "vitest";
import { failureText } from "../../src/texts/failureText.ts";
import { pickTexts } from "../../src/texts/pickTexts.ts";

test("English is there at once", () => {
  expect(pickTexts("en-GB")).toMatchObject({ send: "Send" });
});

test("a region has the texts of its language", async () => {
  expect((await pickTexts("de-CH")).send).toBe("Senden");
});

test("a language without texts is English", async () => {
  expect((await pickTexts("tlh")).send).toBe("Send");
});

test("numbers are in the digits of the locale", async () => {
  expect((await pickTexts("ar-EG")).members(5)).toBe("٥ أعضاء");
  expect((await pickTexts("de")).members(12_000)).toBe("12.000 Mitglieder");
});

test("the same locale has the same texts", () => {
  expect(pickTexts("fr")).toBe(pickTexts("fr"));
});

test("a failure is told by its code, else as the server says it", async () => {
  const texts = await pickTexts("en");

  expect(failureText(texts, { code: "order_canceled", message: "no" })).toBe(texts.closed.order_canceled);
  expect(failureText(texts, { code: "invalid_name", message: "no" })).toBe(texts.errors.invalid);
  expect(failureText(texts, { code: "rate_limited", message: "no", retryAfterMs: 2500 })).toBe(texts.slowDown(3));
  expect(failureText(texts, { code: "client_id_reused", message: "Used before" })).toBe("Used before");
});
