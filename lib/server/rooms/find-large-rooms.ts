import { LIMITS } from "@/lib/contract/limits";
import { runtime, singleton } from "../platform/runtime";

const KEPT_MS = 10 * 60_000;
const KEPT_MAX = 100_000;

/** What was found of a room, and until when it is believed: a room that grows or shrinks is noticed after a while. */
const found = () => singleton("large-rooms", () => new Map<string, { large: boolean; until: number }>());

/** Those of these rooms that have more than `LIMITS.presenceMembers` members. */
export async function findLargeRooms(roomIds: readonly string[]): Promise<Set<string>> {
  const known = found();
  const now = Date.now();
  const unknown = [...new Set(roomIds)].filter((roomId) => (known.get(roomId)?.until ?? 0) <= now);
  if (known.size + unknown.length > KEPT_MAX) known.clear();
  if (unknown.length > 0) {
    const rows = await runtime("sql")<{ roomId: string }[]>`
      select room_id from room_members where room_id = any(${unknown}::uuid[])
      group by room_id having count(*) > ${LIMITS.presenceFanoutMembers}`;
    const large = new Set(rows.map((row) => row.roomId));
    for (const roomId of unknown) known.set(roomId, { large: large.has(roomId), until: now + KEPT_MS });
  }
  return new Set(roomIds.filter((roomId) => known.get(roomId)?.large));
}
