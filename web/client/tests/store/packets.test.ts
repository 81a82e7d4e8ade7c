import { describe, expect, it } from "vitest";
import { gateways } from "../../src/gateways/gateways.ts";
import type { Gateway } from "../../src/model.ts";
import { apply } from "../../src/store/apply.ts";
import type { ParleyData } from "../../src/store/state.ts";
import { OTHER, THREAD } from "../kit/data.ts";
import { fixture, fixturesIn } from "../kit/fixtures.ts";
import { chat } from "./cases/chat.ts";
import { conversations } from "./cases/conversations.ts";
import { orders } from "./cases/orders.ts";
import type { Cases } from "./cases/shared.ts";

const cases: Readonly<Record<Gateway, Cases>> = { chat, conversations, orders };

/** The parts of the state that are kept by thread. */
const BY_THREAD = ["conversations", "messages", "members", "receipts", "typing", "outbox"] as const;

function changeOf(gateway: Gateway, file: string) {
  const [event, payload] = fixture<[string, never]>(`socket/${gateway}/${file}`);
  return gateways[gateway].events[event]?.(payload);
}

function hear(data: ParleyData, gateway: Gateway, file: string): ParleyData {
  const change = changeOf(gateway, file);
  return change === undefined ? data : apply(data, change);
}

describe.each(["chat", "conversations", "orders"] as const)("the packets of %s", (gateway) => {
  it("have a case each", () => {
    expect(Object.keys(cases[gateway]).toSorted()).toEqual(fixturesIn(`socket/${gateway}`));
  });

  const told = Object.entries(cases[gateway]).flatMap(([file, one]) => (one === "nothing" ? [] : [{ file, ...one }]));
  const untold = Object.keys(cases[gateway]).filter((file) => cases[gateway][file] === "nothing");

  it.each(untold)("%s is nothing for the store", (file) => {
    expect(changeOf(gateway, file)).toBeUndefined();
  });

  describe.each(told)("$file", ({ file, given, check }) => {
    const after = hear(given, gateway, file);

    it("says what is so afterwards", () => {
      check(after, given);
    });

    it("says nothing more when it comes twice", () => {
      expect(hear(after, gateway, file)).toEqual(after);
    });

    it("leaves other threads as they are", () => {
      for (const part of BY_THREAD) expect(after[part][OTHER]).toBe(given[part][OTHER]);
    });

    it("leaves the rows that it does not speak of as they are", () => {
      const [rows, before] = [after.messages[THREAD]?.items ?? [], given.messages[THREAD]?.items ?? []];
      const others = rows.filter(({ seq }) => seq < 7);

      for (const row of others) expect(before.includes(row)).toBe(true);
    });

    it("changes nothing in place", () => {
      const copy = structuredClone(given);
      hear(given, gateway, file);

      expect(given).toEqual(copy);
    });
  });
});
