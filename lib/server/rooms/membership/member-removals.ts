import * as z from "zod";
import { runtime, type Transaction } from "../../platform/runtime";

/**
 * The PostgreSQL channel on which the transaction that removes a member notifies. Older instances listen under this name
 * during a rolling upgrade.
 */
const MEMBER_REMOVALS_CHANNEL = "parley_departures";

const memberRemoval = z.object({ roomId: z.uuid(), userId: z.uuid().nullable() });
/** A removed member. A null `userId` means that the room was deleted. */
export type MemberRemoval = z.infer<typeof memberRemoval>;

/** Notifies every instance on commit, even without Redis (P10). */
export async function notifyMemberRemoved(sql: Transaction, removal: MemberRemoval): Promise<void> {
  await sql`select pg_notify(${MEMBER_REMOVALS_CHANNEL}, ${JSON.stringify(removal)})`;
}

/** Listens for removed members. Listens again after the connection is lost; it misses notifications meanwhile. */
export async function listenForMemberRemovals(onRemoval: (removal: MemberRemoval) => void): Promise<void> {
  await runtime("sql").listen(MEMBER_REMOVALS_CHANNEL, (text) =>
    onRemoval(memberRemoval.parse(JSON.parse(text))),
  );
}
