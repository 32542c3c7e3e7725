import { blockedUsersOf } from "../accounts/blocks/block-lists";
import { publishPresence } from "../events/room-events";
import { log } from "../platform/log";
import { singleton } from "../platform/runtime";
import { findLargeRooms } from "../rooms/find-large-rooms";
import { roomHeads } from "../rooms/queries";

const GATHER_MS = 300;

interface State {
  online: boolean;
  lastSeenAt: string | null;
}

/**
 * Tells those who share a room that a user is online now, or no longer. What turns back within a moment is not told, and
 * rooms beyond `LIMITS.presenceMembers` are left out: a thousand who come back at once would be a million events. There
 * the page asks for those who are on the screen.
 */
export function announcePresence(userId: string, state: State): void {
  const waiting = singleton("presence-waiting", () => new Map<string, State>());
  if (waiting.size === 0) setTimeout(() => tellAll(waiting).catch(report), GATHER_MS).unref();
  const before = waiting.get(userId);
  if (before && before.online !== state.online) waiting.delete(userId);
  else waiting.set(userId, state);
}

async function tellAll(waiting: Map<string, State>): Promise<void> {
  const turned = [...waiting];
  waiting.clear();
  const heads = await Promise.all(turned.map(([userId]) => roomHeads(userId)));
  const large = await findLargeRooms(heads.flat().map((room) => room.id));
  const blocked = await Promise.all(turned.map(([userId]) => blockedUsersOf(userId)));
  turned.forEach(([userId, state], index) => {
    const roomIds = (heads[index] ?? []).map((room) => room.id).filter((roomId) => !large.has(roomId));
    publishPresence(roomIds, { userId, ...state }, blocked[index] ?? new Set());
  });
}

function report(err: unknown): void {
  log().warn({ err }, "presence could not be told");
}
