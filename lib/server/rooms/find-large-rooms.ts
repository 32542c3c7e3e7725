import { LIMITS } from "@/lib/contract/limits";
import { runtime, singleton } from "../platform/runtime";

/** How long a result is cached: a room that grows or shrinks is noticed after this time. */
const CACHE_TTL_MS = 10 * 60_000;
/** Max cached rooms. */
const CACHE_MAX_ROOMS = 100_000;

const sizeCache = () => singleton("large-rooms", () => new Map<string, { large: boolean; until: number }>());

/** Returns which of these rooms have more than `LIMITS.presenceFanoutMembers` members. */
export async function findLargeRooms(roomIds: readonly string[]): Promise<Set<string>> {
  const cache = sizeCache();
  const now = Date.now();
  const missing = [...new Set(roomIds)].filter((roomId) => (cache.get(roomId)?.until ?? 0) <= now);
  if (cache.size + missing.length > CACHE_MAX_ROOMS) cache.clear();
  if (missing.length > 0) {
    const rows = await runtime("sql")<{ roomId: string }[]>`
      select room_id from room_members where room_id = any(${missing}::uuid[])
      group by room_id having count(*) > ${LIMITS.presenceFanoutMembers}`;
    const large = new Set(rows.map((row) => row.roomId));
    for (const roomId of missing) cache.set(roomId, { large: large.has(roomId), until: now + CACHE_TTL_MS });
  }
  return new Set(roomIds.filter((roomId) => cache.get(roomId)?.large));
}
