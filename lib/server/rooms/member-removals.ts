import * as z from "zod";
import { runtime, type Transaction } from "../platform/runtime";

/** The database's own channel, on which the transaction that takes somebody out of a room says so. */
const DEPARTURES = "parley_departures";

const departure = z.object({ roomId: z.uuid(), userId: z.uuid().nullable() });
/** `userId` null: the room is gone, and everybody with it. */
export type Departure = z.infer<typeof departure>;

/** Every instance hears of it once it is committed, whatever has become of Redis (P10). */
export async function tellDeparture(sql: Transaction, left: Departure): Promise<void> {
  await sql`select pg_notify(${DEPARTURES}, ${JSON.stringify(left)})`;
}

/** Listens again by itself when the connection is lost; what was told meanwhile is not heard. */
export async function hearDepartures(onDeparture: (left: Departure) => void): Promise<void> {
  await runtime("sql").listen(DEPARTURES, (text) => onDeparture(departure.parse(JSON.parse(text))));
}
