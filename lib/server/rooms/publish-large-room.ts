import { setTimeout as sleep } from "node:timers/promises";
import { localUsers, publishRoomUpdatedLocally } from "../events/room-events";
import type { RoomChange } from "../platform/cluster-events";
import { log } from "../platform/log";
import { optionalRuntime, singleton } from "../platform/runtime";
import { roomAsSeenBy } from "./queries";

/** Changes within this time are told as one. */
const GATHER_MS = 500;
/** A thousand members as each of a thousand sees them are a hundred megabytes: they go out a few at a time. */
const READERS_AT_ONCE = 20;
const PAUSE_MS = 100;

interface Telling {
  due: Map<string, RoomChange>;
  running: Set<string>;
}

const telling = () =>
  singleton<Telling>("large-rooms-telling", () => ({ due: new Map(), running: new Set() }));

/** Tells on every instance that a room has changed which is too large to tell everyone of everything. */
export function publishLargeRoom(roomId: string, change: RoomChange): void {
  if (optionalRuntime("redis")) optionalRuntime("io")?.serverSideEmit("room_changed", roomId, change);
  publishLargeRoomHere(roomId, change);
}

/**
 * Tells the users of this instance: of the room's members those who look at it, of what a list of rooms shows all. Work
 * is bounded however often a room changes: one round at a time, and the next one tells of all that came meanwhile.
 */
export function publishLargeRoomHere(roomId: string, change: RoomChange): void {
  const { due, running } = telling();
  if (due.get(roomId) !== "room") due.set(roomId, change);
  if (running.has(roomId)) return;
  running.add(roomId);
  tellInRounds(roomId)
    .catch((err: unknown) => log().warn({ err, roomId }, "a change of a large room could not be told"))
    .finally(() => running.delete(roomId));
}

async function tellInRounds(roomId: string): Promise<void> {
  const { due } = telling();
  while (due.has(roomId)) {
    await sleep(GATHER_MS, undefined, { ref: false });
    const lookingOnly = due.get(roomId) === "members";
    due.delete(roomId);
    const readers = localUsers(roomId, { lookingOnly });
    for (let at = 0; at < readers.length; at += READERS_AT_ONCE) {
      publishRoomUpdatedLocally(await roomAsSeenBy(roomId, readers.slice(at, at + READERS_AT_ONCE)));
      await sleep(PAUSE_MS, undefined, { ref: false });
    }
  }
}
