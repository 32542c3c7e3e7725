import { Backoff } from "@/lib/shared/concurrency/backoff";
import { SerialQueue } from "@/lib/shared/concurrency/serial-queue";
import { ApiError } from "../api/api-error";
import type { TabChannel } from "../connection/tab-channel";
import type { ItemStore } from "./item-store";

const BACKOFF = { minMs: 1_000, maxMs: 10_000, jitter: 0.25, retryAfter: "replace" } as const;

interface DurableQueueOptions<Item> {
  store: ItemStore<Item>;
  /** The items that the page shows, in the order in which they are sent. */
  view: { get(): readonly Item[]; set(items: Item[]): void };
  openTabs: () => TabChannel;
  /** Items of one lane are sent in order, one at a time. A lane that waits to retry does not delay the others. */
  laneOf(item: Item): string;
  /** Whether the item may be sent now. The items behind it in its lane do not wait for one that may not. */
  isReady(item: Item): boolean;
  /** Whether anything can be sent now. */
  isConnected(): boolean;
  /**
   * Sends an item. Resolves once it is settled: removed from the queue, or put back in another state. When it throws and
   * the item is still queued, the item is sent again after a backoff.
   */
  send(item: Item): Promise<void>;
  /** Called after the items were read from the store, as when another tab has changed it. */
  onReload?(): void;
  /** Called whenever the queue looks for items to send, after it has begun to send the first of each lane. */
  onPump?(items: readonly Item[]): void;
}

export interface DurableQueue<Item> {
  /** Shows the stored items and sends them while this tab is the leader. Returns a function that stops. */
  start(): () => void;
  /** Shows and stores an item in place of any with the same id, then sends it when its lane gets to it. */
  put(item: Item): Promise<void>;
  /** Removes an item. With `isSame` a stored item that differs, which another tab has put meanwhile, stays. */
  remove(id: string, isSame?: (stored: Item) => boolean): Promise<void>;
  /** Ends all waits and resets their backoffs: the connection is back. */
  retryNow(): void;
}

/**
 * A queue that survives reloads and is shared by the tabs of an account: one of them, the leader, sends for all. Every
 * item is stored before it is sent, and is sent until it is settled.
 */
export function createDurableQueue<Item extends { id: string }>({
  store,
  view,
  openTabs,
  laneOf,
  isReady,
  isConnected,
  send,
  onReload,
  onPump,
}: DurableQueueOptions<Item>): DurableQueue<Item> {
  /** Lanes with an item under way. */
  const busy = new Set<string>();
  /** Lanes that wait to retry, with the timer that ends the wait. */
  const paused = new Map<string, ReturnType<typeof setTimeout>>();
  const backoffs = new Map<string, Backoff>();
  /** Items whose last write has not reached the store yet; null for a removal. The store's own state is older. */
  const unsaved = new Map<string, Item | null>();
  const storeAccess = new SerialQueue();
  let tabs: TabChannel | undefined;
  let leading = false;

  const isQueued = (id: string) => view.get().some((item) => item.id === id);
  const without = (id: string) => view.get().filter((item) => item.id !== id);

  async function load(): Promise<void> {
    const stored = (await store.all()).filter(({ id }) => !unsaved.has(id));
    view.set([...stored, ...[...unsaved.values()].filter((item) => item !== null)]);
  }

  async function reload(): Promise<void> {
    await storeAccess.run(load);
    onReload?.();
    pump();
  }

  /** Writes to the store after all earlier writes. Until then, a reload shows `item` instead of what is stored. */
  async function save(id: string, item: Item | null, write: () => Promise<void>): Promise<void> {
    unsaved.set(id, item);
    await storeAccess.run(() =>
      write().finally(() => {
        if (unsaved.get(id) === item) unsaved.delete(id);
      }),
    );
    tabs?.announceChange();
  }

  function pump(): void {
    if (!leading || !isConnected()) return;
    const heads = new Map<string, Item>();
    for (const item of view.get())
      if (isReady(item) && !heads.has(laneOf(item))) heads.set(laneOf(item), item);
    for (const [lane, item] of heads) if (!busy.has(lane) && !paused.has(lane)) void sendHead(lane, item);
    onPump?.(view.get());
  }

  async function sendHead(lane: string, item: Item): Promise<void> {
    busy.add(lane);
    try {
      await send(item);
      backoffs.delete(lane);
    } catch (error) {
      if (leading && isQueued(item.id)) pause(lane, error);
      if (!(error instanceof ApiError)) throw error;
    } finally {
      busy.delete(lane);
      pump();
    }
  }

  function pause(lane: string, error: unknown): void {
    const backoff = backoffs.get(lane) ?? new Backoff(BACKOFF);
    backoffs.set(lane, backoff);
    const delay = backoff.next(error instanceof ApiError ? error.retryAfterMs : undefined);
    const resume = () => {
      paused.delete(lane);
      pump();
    };
    paused.set(lane, setTimeout(resume, delay));
  }

  function endPauses(): void {
    for (const timer of paused.values()) clearTimeout(timer);
    paused.clear();
    backoffs.clear();
  }

  return {
    start() {
      tabs = openTabs();
      tabs.onChange(() => void reload());
      tabs.whenLeader(() => {
        leading = true;
        pump();
      });
      void reload();
      return () => {
        leading = false;
        endPauses();
        tabs?.close();
      };
    },
    async put(item) {
      view.set([...without(item.id), item]);
      await save(item.id, item, () => store.put(item));
      pump();
    },
    async remove(id, isSame) {
      view.set(without(id));
      let isReplaced = false;
      await save(id, null, async () => {
        const stored = isSame && (await store.get(id));
        isReplaced = stored !== undefined && !isSame?.(stored);
        if (!isReplaced) await store.remove(id);
      });
      if (isReplaced) await reload();
    },
    retryNow() {
      endPauses();
      pump();
    },
  };
}
