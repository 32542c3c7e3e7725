import { setTimeout as sleep } from "node:timers/promises";
import { localUsers, publishRoomUpdatedLocally } from "../events/room-events";
import type { RoomChange } from "../platform/cluster-events";
import { log } from "../platform/log";
import { optionalRuntime, singleton } from "../platform/runtime";
import { roomAsSeenBy } from "./queries";

/** How long changes of one room are coalesced. */
const DEBOUNCE_MS = 500;
/** Max readers per query and emit: a thousand members, projected for each of a thousand readers, are a hundred megabytes. */
const READERS_PER_CHUNK = 20;
/** How long to wait between chunks. */
const PAUSE_MS = 100;

/** Rooms with unpublished changes, and rooms whose rounds are running. */
interface PublishState {
  due: Map<string, RoomChange>;
  running: Set<string>;
}

const publishState = () =>
  singleton<PublishState>("large-room-publishing", () => ({ due: new Map(), running: new Set() }));

/** Publishes a change of a large room on every instance. */
export function publishLargeRoom(roomId: string, change: RoomChange): void {
  if (optionalRuntime("redis")) optionalRuntime("io")?.serverSideEmit("room_changed", roomId, change);
  publishLargeRoomHere(roomId, change);
}

/**
 * Publishes a change of a large room to the users of this instance: a change of members to viewers only, any other to all
 * members. Work is bounded however often a room changes: one round at a time, and the next includes all later changes.
 */
export function publishLargeRoomHere(roomId: string, change: RoomChange): void {
  const { due, running } = publishState();
  if (due.get(roomId) !== "room") due.set(roomId, change);
  if (running.has(roomId)) return;
  running.add(roomId);
  publishInRounds(roomId)
    .catch((err: unknown) => log().warn({ err, roomId }, "could not publish a change of a large room"))
    .finally(() => running.delete(roomId));
}

async function publishInRounds(roomId: string): Promise<void> {
  const { due } = publishState();
  while (due.has(roomId)) {
    await sleep(DEBOUNCE_MS, undefined, { ref: false });
    const viewersOnly = due.get(roomId) === "members";
    due.delete(roomId);
    const readers = localUsers(roomId, { lookingOnly: viewersOnly });
    for (let at = 0; at < readers.length; at += READERS_PER_CHUNK) {
      publishRoomUpdatedLocally(await roomAsSeenBy(roomId, readers.slice(at, at + READERS_PER_CHUNK)));
      await sleep(PAUSE_MS, undefined, { ref: false });
    }
  }
}
