import { beforeEach, expect, test, vi } from "vitest";
import { indexedDbItemStore } from "./item-store";

/** What the fake IndexedDB holds; while it is `full`, it rejects every write, and while it is `closed`, every call. */
const database = { items: new Map<string, unknown>(), full: false, closed: false };
vi.mock("idb-keyval", () => {
  const call = async <T>(fails: boolean, work: () => T): Promise<T> => {
    if (fails) throw new DOMException("no space", "QuotaExceededError");
    return work();
  };
  return {
    createStore: () => "store",
    entries: () => call(database.closed, () => [...database.items]),
    get: (id: string) => call(database.closed, () => database.items.get(id)),
    set: (id: string, item: unknown) =>
      call(database.full || database.closed, () => database.items.set(id, item)),
    del: (id: string) => call(database.closed, () => database.items.delete(id)),
  };
});
beforeEach(() => Object.assign(database, { items: new Map(), full: false, closed: false }));

test("items that a full disk does not accept stay beside the stored ones, in their latest version", async () => {
  const store = indexedDbItemStore<{ id: string; text: string }>("test");
  await store.put({ id: "a", text: "stored" });
  await store.put({ id: "b", text: "old" });
  database.full = true;
  await store.put({ id: "b", text: "new" });
  await store.put({ id: "c", text: "held" });
  expect((await store.all()).map(({ text }) => text)).toEqual(["stored", "new", "held"]);
  expect(await store.get("b")).toMatchObject({ text: "new" });
  database.full = false;
  await store.put({ id: "b", text: "newest" });
  await store.remove("c");
  expect((await store.all()).map(({ text }) => text)).toEqual(["stored", "newest"]);
});

test("without IndexedDB items live as long as the page", async () => {
  database.closed = true;
  const store = indexedDbItemStore<{ id: string }>("test");
  await store.put({ id: "a" });
  expect([await store.all(), await store.get("a"), await store.get("b")]).toEqual([
    [{ id: "a" }],
    { id: "a" },
    undefined,
  ]);
  await store.remove("a");
  expect(await store.all()).toEqual([]);
});
