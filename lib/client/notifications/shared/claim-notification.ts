import { clear, createStore, delMany, keys, type UseStore, update } from "idb-keyval";

/** Max rooms with a claim. */
const ROOMS_MAX = 500;

let cachedStore: UseStore | undefined;
function store(): UseStore {
  cachedStore ??= createStore("parley-notified", "rooms");
  return cachedStore;
}

/**
 * Claims the notifications of a room's messages up to `seq` on this device. Resolves to true for the first claim only.
 * Whichever learns of a message first, page or service worker, shows the notification, so it is shown once.
 */
export async function claimNotification(roomId: string, seq: number): Promise<boolean> {
  let claimed = false;
  try {
    await update<number>(
      roomId,
      (notifiedSeq = 0) => {
        claimed = seq > notifiedSeq;
        return Math.max(seq, notifiedSeq);
      },
      store(),
    );
    const rooms = await keys(store());
    // Which ones are deleted hardly matters: at worst a room notifies twice.
    if (rooms.length > ROOMS_MAX) await delMany(rooms.slice(0, ROOMS_MAX / 2), store());
    return claimed;
  } catch {
    // Without IndexedDB, two notifications are better than none.
    return true;
  }
}

/** Deletes all claims, at the end of a session. */
export async function clearClaimedNotifications(): Promise<void> {
  await clear(store());
}
