import * as z from "zod";
import { runtime, type Transaction } from "../../platform/runtime";

/** The database's own channel, on which the transaction that takes somebody out of a room says so. */
const DEPARTURES = "parley_departures";

const departure = z.object({ roomId: z.uuid(), userId: z.uuid().nullable() });
/** `userId` null: the room is gone, and everybody with it. */
export type MemberRemoval = z.infer<typeof departure>;

/** Every instance hears of it once it is committed, whatever has become of Redis (P10). */
export async function notifyMemberRemoved(sql: Transaction, left: MemberRemoval): Promise<void> {
  await sql`select pg_notify(${DEPARTURES}, ${JSON.stringify(left)})`;
}

/** Listens again by itself when the connection is lost; what was told meanwhile is not heard. */
export async function listenForMemberRemovals(onDeparture: (left: MemberRemoval) => void): Promise<void> {
  await runtime("sql").listen(DEPARTURES, (text) => onDeparture(departure.parse(JSON.parse(text))));
}
