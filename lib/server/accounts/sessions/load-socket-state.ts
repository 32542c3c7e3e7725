import type { RoomHead } from "@/lib/contract/realtime";
import { batchedRead } from "../../platform/batched-read";
import { runtime } from "../../platform/runtime";
import type { Actor } from "../actor/actor";

/** What a socket needs when it connects. */
export interface SocketState {
  /** Whether the session is neither revoked nor expired. */
  alive: boolean;
  /** Whether the user's read receipts are off. */
  quiet: boolean;
  rooms: RoomHead[];
  /** The direct rooms among them into which the user may not write. */
  silenced: string[];
}

/** The state for a session that does not exist. */
const NO_SESSION: SocketState = { alive: false, quiet: false, rooms: [], silenced: [] };

/** Returns the state for a connecting socket. Sockets that connect at the same moment share one statement. */
export const loadSocketState = batchedRead("socket-state", async (actors: Actor[]) => {
  const rows = await runtime("sql")<(SocketState & { place: number })[]>`
    select k.place::int, s.id is not null as alive, not u.read_receipts as quiet, heads.rooms, heads.silenced
    from unnest(${actors.map((actor) => actor.userId)}::uuid[], ${actors.map((actor) => actor.sessionId)}::uuid[])
      with ordinality as k(user_id, session_id, place)
    join users u on u.id = k.user_id
    left join sessions s on s.id = k.session_id and s.user_id = k.user_id and s.expires_at > now()
    cross join lateral (
      select coalesce(json_agg(json_build_object(
        'id', r.id, 'lastSeq', r.last_seq, 'lastRev', r.last_rev, 'readSeq', m.read_seq)), '[]') as rooms,
        coalesce(array_agg(r.id::text) filter (where m.silenced), '{}') as silenced
      from room_members m join rooms r on r.id = m.room_id where m.user_id = k.user_id
    ) heads`;
  const found = new Map(rows.map(({ place, ...rest }) => [place - 1, rest]));
  return actors.map((_, index) => found.get(index) ?? NO_SESSION);
});
