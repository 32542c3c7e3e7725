import { LIMITS } from "@/lib/contract/limits";
import type { ChangesQuery } from "@/lib/contract/messages";
import type { Changes } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { hiddenSince, notHiddenFrom } from "../messages/hidden-messages";
import type { MessageRow } from "../messages/to-message";
import { toMessagesWithStatus } from "../messages/to-messages-with-status";
import { metrics } from "../metrics/metrics";
import { runtime } from "../platform/runtime";
import { membership } from "./membership/membership";
import { listMembers } from "./queries";

/**
 * Returns everything in a room that changed after revision `since`, by ascending rev: each message once, in its current
 * state. `lastRev` is the next cursor: while `more`, the rev of the last message, then that of the room.
 * `reset` means that the cursor is unusable and the caller must drop what it has: the room never reached it (a restored
 * backup), it is from an earlier membership, or it is so old that a fresh start is cheaper.
 */
export async function roomChanges(
  actor: Actor,
  roomId: string,
  { since, limit }: ChangesQuery,
): Promise<Changes> {
  const { visibleFromSeq, joinedRev, lastRev, membersRev } = await membership(actor, roomId);
  const tooOld = since > 0 && (since < joinedRev || lastRev - since > LIMITS.changesBehindMax);
  metrics().catchUps.inc({ kind: "changes" });
  if (since > lastRev || tooOld) {
    metrics().resets.inc();
    return { messages: [], lastRev, more: false, reset: true };
  }
  const size = limit ?? LIMITS.changesPageMax;
  const rows = await runtime("sql")<MessageRow[]>`
    select * from messages
    where room_id = ${roomId} and rev > ${since} and rev <= ${lastRev} and seq >= ${visibleFromSeq}
      and ${notHiddenFrom(actor)}
    order by rev limit ${size + 1}`;
  const more = rows.length > size;
  const messages = await toMessagesWithStatus(rows.slice(0, size));
  const members = membersRev > since ? { members: await listMembers(actor, roomId) } : {};
  const hidden = await hiddenSince(actor, roomId, since);
  return {
    messages,
    ...members,
    ...(hidden.length > 0 ? { hidden } : {}),
    lastRev: more ? (messages.at(-1)?.rev ?? since) : lastRev,
    more,
    reset: false,
  };
}
