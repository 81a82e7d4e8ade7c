import { describe, expect, it } from "vitest";
import { OutboxStorage } from "../../src/sending/storage.ts";
import { outgoingOf } from "../kit/data.ts";

/** A browser's storage: keeps its entries in whatever order, and takes only so many. */
class Place {
  readonly #entries = new Map<string, string>();
  readonly #room: number;

  constructor(room = Infinity) {
    this.#room = room;
  }

  get length(): number {
    return this.#entries.size;
  }

  key(index: number): string | null {
    return [...this.#entries.keys()].toSorted()[index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.#entries.size >= this.#room) throw new DOMException("no room", "QuotaExceededError");
    this.#entries.set(key, value);
  }

  removeItem(key: string): void {
    this.#entries.delete(key);
  }
}

function storageOf(owner: string, place: Place): OutboxStorage {
  const storage = new OutboxStorage(place);
  storage.belongTo(owner);
  return storage;
}

const idsIn = (storage: OutboxStorage) => storage.all().map(({ clientId }) => clientId);
const writtenAt = (second: number) => ({ createdAt: `2026-01-01T10:00:0${second}.000Z` });

describe("the outbox's storage", () => {
  it("gives back what was put into it", () => {
    const place = new Place();
    storageOf("ann", place).put(outgoingOf("one", { state: "waiting" }));

    expect(storageOf("ann", place).all()).toEqual([outgoingOf("one", { state: "waiting" })]);
  });

  it("gives it back in the order of writing", () => {
    const storage = storageOf("ann", new Place());
    storage.put(outgoingOf("a", writtenAt(3)));
    storage.put(outgoingOf("b", writtenAt(1)));
    storage.put(outgoingOf("c", writtenAt(2)));

    expect(idsIn(storage)).toEqual(["b", "c", "a"]);
  });

  it("has a message once, as it was put last", () => {
    const storage = storageOf("ann", new Place());
    const failure = { code: "forbidden", message: "No" } as const;
    storage.put(outgoingOf("one", { state: "waiting" }));
    storage.put(outgoingOf("one", { state: "failed", failure }));

    expect(storage.all()).toEqual([outgoingOf("one", { state: "failed", failure })]);
  });

  it("lets what was on its way wait again", () => {
    const storage = storageOf("ann", new Place());
    storage.put(outgoingOf("one", { state: "sending" }));

    expect(storage.all()[0]?.state).toBe("waiting");
  });

  it("forgets what is sent", () => {
    const storage = storageOf("ann", new Place());
    storage.put(outgoingOf("one"));
    storage.put(outgoingOf("two"));
    storage.remove("one");

    expect(idsIn(storage)).toEqual(["two"]);
  });

  it("does not show one the messages of another", () => {
    const place = new Place();
    const [ann, annabel] = [storageOf("chat:acme:ann", place), storageOf("chat:acme:annabel", place)];
    ann.put(outgoingOf("of ann"));
    annabel.put(outgoingOf("of annabel"));

    expect([idsIn(ann), idsIn(annabel)]).toEqual([["of ann"], ["of annabel"]]);
  });

  it("leaves entries of others alone", () => {
    const place = new Place();
    place.setItem("theme", "dark");
    const storage = storageOf("ann", place);
    storage.put(outgoingOf("one"));

    expect(idsIn(storage)).toEqual(["one"]);
    expect(place.getItem("theme")).toBe("dark");
  });

  it("keeps nothing before it is known whose it is", () => {
    const place = new Place();
    const storage = new OutboxStorage(place);
    storage.put(outgoingOf("one"));

    expect([place.length, storage.all()]).toEqual([0, []]);
  });

  it("does not fail where it is full", () => {
    const storage = storageOf("ann", new Place(1));
    storage.put(outgoingOf("one"));
    storage.put(outgoingOf("two"));

    expect(idsIn(storage)).toEqual(["one"]);
  });

  it("passes over an entry that cannot be read", () => {
    const place = new Place();
    place.setItem("parley:outbox:ann:broken", "{");
    const storage = storageOf("ann", place);
    storage.put(outgoingOf("one"));

    expect(idsIn(storage)).toEqual(["one"]);
  });

  it("may be absent", () => {
    const storage = new OutboxStorage(null);
    storage.belongTo("ann");
    storage.put(outgoingOf("one"));
    storage.remove("one");

    expect(storage.all()).toEqual([]);
  });
});
