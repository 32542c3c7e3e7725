import { clear, createStore, delMany, keys, type UseStore, update } from "idb-keyval";

const ROOMS_MAX = 500;

let opened: UseStore | undefined;
function store(): UseStore {
  opened ??= createStore("parley-notified", "rooms");
  return opened;
}

/**
 * Notes that this device has been told of a room's messages up to `seq`. True for whoever notes it first, be it a page or
 * the worker: that one shows the notification, so that it comes once, however often and by whatever way it arrives.
 */
export async function claimNotification(roomId: string, seq: number): Promise<boolean> {
  let first = false;
  try {
    await update<number>(
      roomId,
      (known = 0) => {
        first = seq > known;
        return Math.max(seq, known);
      },
      store(),
    );
    const rooms = await keys(store());
    // Which ones go hardly matters: a room that is forgotten could at worst be told of twice.
    if (rooms.length > ROOMS_MAX) await delMany(rooms.slice(0, ROOMS_MAX / 2), store());
    return first;
  } catch {
    // Where nothing can be kept, a notification twice is better than none.
    return true;
  }
}

/** Forgets it all: another account's rooms begin anew. */
export async function clearClaimedNotifications(): Promise<void> {
  await clear(store());
}
