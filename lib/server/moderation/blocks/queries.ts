import type { blocks } from "@/drizzle/schema/moderation";
import type { User } from "@/lib/contract/users";
import type { Actor } from "../../accounts/actor/actor";
import { usersByIds } from "../../accounts/users/queries";
import type { Row } from "../../db/row";
import { runtime } from "../../platform/runtime";

/** Returns the users whom the actor has blocked, the most recent first. */
export async function listBlocked(actor: Actor): Promise<User[]> {
  const rows = await runtime("sql")<Row<typeof blocks, "blockedId">[]>`
    select blocked_id from blocks where blocker_id = ${actor.userId} order by created_at desc, blocked_id`;
  const users = new Map(
    (
      await usersByIds(
        rows.map((row) => row.blockedId),
        actor.userId,
      )
    ).map((user) => [user.id, user]),
  );
  return rows.flatMap((row) => users.get(row.blockedId) ?? []);
}
