import { afterEach, expect, test, vi } from "vitest";
import { ApiError, unreachableError } from "../api/api-error";
import type { TabChannel } from "../connection/tab-channel";
import { createDurableQueue } from "./durable-queue";
import { type ItemStore, memoryItemStore } from "./item-store";

interface Item {
  id: string;
  lane: string;
  text: string;
}
const item = (id: string, lane = "lane", text = "first"): Item => ({ id, lane, text });

afterEach(() => vi.useRealTimers());

/** A browser whose tabs share a store. The test settles each sending by hand. */
function openBrowser(store: ItemStore<Item> = memoryItemStore<Item>()) {
  const channels: { changed: () => void; lead: () => void }[] = [];
  const openChannel = (): TabChannel => {
    const own = { changed: () => {}, lead: () => {} };
    return {
      announceChange: () => {
        for (const other of channels) if (other !== own) other.changed();
      },
      onChange(listener) {
        own.changed = listener;
      },
      whenLeader(onLead) {
        own.lead = onLead;
        channels.push(own);
        if (channels[0] === own) onLead();
      },
      close() {
        channels.splice(channels.indexOf(own), 1);
        channels[0]?.lead();
      },
    };
  };
  const openTab = () => {
    let shown: Item[] = [];
    const sent: { text: string; settle: (error?: ApiError) => void }[] = [];
    const queue = createDurableQueue<Item>({
      store,
      view: {
        get: () => shown,
        set: (next) => {
          shown = next.toSorted((a, b) => (a.id < b.id ? -1 : 1));
        },
      },
      openTabs: openChannel,
      laneOf: ({ lane }) => lane,
      isReady: ({ text }) => text !== "failed",
      isConnected: () => true,
      async send({ id, text }) {
        await new Promise<void>((resolve, reject) => {
          sent.push({ text: `${id} ${text}`, settle: (error) => (error ? reject(error) : resolve()) });
        });
        await queue.remove(id, (stored) => stored.text === text);
      },
    });
    const close = queue.start();
    const texts = () => shown.map(({ id, text }) => `${id} ${text}`);
    return { queue, close, sent, texts, sentTexts: () => sent.map(({ text }) => text) };
  };
  const announce = () => {
    for (const { changed } of channels) changed();
  };
  return { store, openTab, announce };
}

test("items of a lane go one at a time in order; another lane does not wait, nor do items behind a failed one", async () => {
  const { queue, sent, sentTexts, texts } = openBrowser().openTab();
  await queue.put(item("a", "one", "failed"));
  await queue.put(item("b", "one"));
  await queue.put(item("c", "one"));
  await queue.put(item("d", "two"));
  expect(sentTexts()).toEqual(["b first", "d first"]);
  sent[0]?.settle();
  await vi.waitFor(() => expect(sentTexts()).toEqual(["b first", "d first", "c first"]));
  expect(texts()).toEqual(["a failed", "c first", "d first"]);
});

test("a lane whose item cannot be sent now waits, and goes on when the connection is back", async () => {
  vi.useFakeTimers();
  const { queue, sent, sentTexts } = openBrowser().openTab();
  await queue.put(item("a", "one"));
  await queue.put(item("b", "one"));
  sent[0]?.settle(unreachableError());
  await vi.advanceTimersByTimeAsync(700);
  expect(sentTexts()).toEqual(["a first"]);
  await vi.advanceTimersByTimeAsync(600);
  expect(sentTexts()).toEqual(["a first", "a first"]);
  sent[1]?.settle(new ApiError({ code: "rate_limited", message: "wait", retryAfterMs: 60_000 }));
  await vi.advanceTimersByTimeAsync(59_000);
  expect(sent).toHaveLength(2);
  queue.retryNow();
  expect(sent).toHaveLength(3);
});

test("only the leader sends; the next tab takes over with everything that is unsent", async () => {
  const { openTab } = openBrowser();
  const [leader, follower] = [openTab(), openTab()];
  await follower.queue.put(item("a"));
  await follower.queue.put(item("b"));
  await vi.waitFor(() => expect(leader.sentTexts()).toEqual(["a first"]));
  expect(follower.sent).toEqual([]);
  leader.sent[0]?.settle();
  await vi.waitFor(() => expect(follower.texts()).toEqual(["b first"]));
  leader.close();
  expect(follower.sentTexts()).toEqual(["b first"]);
});

test("an item that another tab replaces while it is sent stays, and is sent next", async () => {
  const { openTab, store } = openBrowser();
  const [leader, follower] = [openTab(), openTab()];
  await leader.queue.put(item("a"));
  await vi.waitFor(() => expect(follower.texts()).toEqual(["a first"]));
  // Stored without an announcement: the leader learns of it only when it removes the first version.
  await store.put(item("a", "lane", "second"));
  leader.sent[0]?.settle();
  await vi.waitFor(() => expect(leader.sentTexts()).toEqual(["a first", "a second"]));
  leader.sent[1]?.settle();
  await vi.waitFor(() => expect([leader.texts(), follower.texts()]).toEqual([[], []]));
  expect(await store.all()).toEqual([]);
});

test("a reload shows the writes that have not reached a slow store yet", async () => {
  const store = memoryItemStore<Item>();
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const slow: ItemStore<Item> = {
    ...store,
    async all() {
      const items = await store.all();
      await sleep(10);
      return items;
    },
    put: (value) => sleep(3).then(() => store.put(value)),
    remove: (id) => sleep(3).then(() => store.remove(id)),
  };
  await store.put(item("a", "lane", "failed"));
  const { openTab, announce } = openBrowser(slow);
  const tab = openTab();
  await vi.waitFor(() => expect(tab.texts()).toEqual(["a failed"]));
  announce();
  const writes = [tab.queue.remove("a"), tab.queue.put(item("b", "lane", "failed"))];
  announce();
  writes.push(tab.queue.put(item("b", "lane", "second")));
  announce();
  const seen = new Set<string>();
  const watch = setInterval(() => seen.add(tab.texts().join()));
  await Promise.all(writes);
  await sleep(30);
  clearInterval(watch);
  expect([...seen]).toEqual(["b second"]);
});
