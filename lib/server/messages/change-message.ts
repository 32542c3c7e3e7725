import type { Message } from "@/lib/contract/messages";
import type { MemberRole } from "@/lib/contract/rooms";
import type { Actor } from "../auth/actor";
import { isRefusal, notFound } from "../errors";
import { withRoomLocked } from "../rooms/membership";
import { runtime } from "../runtime";
import type { MessageRow } from "./to-message";
import { withMarks } from "./with-marks";

/** What a change makes of a message; a deletion takes its mentions along. */
export type Change = { kind: "edited"; content: string } | { kind: "deleted" };

/**
 * The one way to change a stored message: under the room's lock, with the next revision. `decide` judges by what the
 * row is now, and answers null to leave it. Refuses with `not_found` what the actor may not see.
 */
export async function changeMessage(
  actor: Actor,
  id: string,
  decide: (row: MessageRow, role: MemberRole) => Change | null,
): Promise<Message> {
  const [known] = await runtime("sql")<{ roomId: string }[]>`select room_id from messages where id = ${id}`;
  if (!known) throw notFound("message");
  const change = withRoomLocked(actor, known.roomId, async (sql, { role, visibleFromSeq }) => {
    const [current] = await sql<MessageRow[]>`select * from messages where id = ${id}`;
    if (!current || current.seq < visibleFromSeq) throw notFound("message");
    const wanted = decide(current, role);
    if (!wanted) return [current];
    return sql<MessageRow[]>`
      with bumped as (update rooms set last_rev = last_rev + 1 where id = ${current.roomId} returning last_rev)
      update messages set rev = (select last_rev from bumped), ${
        wanted.kind === "edited"
          ? sql`content = ${wanted.content}, edited_at = now()`
          : sql`content = '', mentions = '{}', deleted_at = now()`
      }
      where room_id = ${current.roomId} and seq = ${current.seq} returning *`;
  });
  const [message] = await withMarks(await change.catch(alikeForStrangers));
  if (!message) throw notFound("message");
  return message;
}

/** A message of a foreign room and a missing one must look the same. */
function alikeForStrangers(error: unknown): never {
  throw isRefusal(error) && error.code === "not_found" ? notFound("message") : error;
}
