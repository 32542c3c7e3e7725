import { blockedUsersOf } from "../accounts/blocks/block-lists";
import { publishPresence } from "../events/room-events";
import { log } from "../platform/log";
import { singleton } from "../platform/runtime";
import { findLargeRooms } from "../rooms/find-large-rooms";
import { roomHeads } from "../rooms/queries";

/** How long changes are collected before they are published. */
const DEBOUNCE_MS = 300;

interface State {
  online: boolean;
  lastSeenAt: string | null;
}

/**
 * Publishes to the user's rooms that the user went online or offline. A change that is reverted within `DEBOUNCE_MS` is
 * dropped. Rooms beyond `LIMITS.presenceFanoutMembers` are left out: a thousand users who reconnect at once would cause
 * a million events. In such a room the page asks for the users on the screen.
 */
export function announcePresence(userId: string, state: State): void {
  const pending = singleton("presence-pending", () => new Map<string, State>());
  if (pending.size === 0) setTimeout(() => publishPending(pending).catch(report), DEBOUNCE_MS).unref();
  const before = pending.get(userId);
  if (before && before.online !== state.online) pending.delete(userId);
  else pending.set(userId, state);
}

async function publishPending(pending: Map<string, State>): Promise<void> {
  const changes = [...pending];
  pending.clear();
  const heads = await Promise.all(changes.map(([userId]) => roomHeads(userId)));
  const large = await findLargeRooms(heads.flat().map((room) => room.id));
  const blocked = await Promise.all(changes.map(([userId]) => blockedUsersOf(userId)));
  changes.forEach(([userId, state], index) => {
    const roomIds = (heads[index] ?? []).map((room) => room.id).filter((roomId) => !large.has(roomId));
    publishPresence(roomIds, { userId, ...state }, blocked[index] ?? new Set());
  });
}

function report(err: unknown): void {
  log().warn({ err }, "presence could not be published");
}
