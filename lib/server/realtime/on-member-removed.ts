import { takeBackHere, takeOutHere } from "../events/room-events";
import { log } from "../platform/log";
import { type Departure, hearDepartures } from "../rooms/member-removals";
import { isMember } from "../rooms/membership";

/**
 * Takes sockets of this instance out of a room as soon as the database tells that their user has left it. Redis tells the
 * same and may be away. Someone who was taken in again meanwhile goes back: first out, then a look, so that nobody hears
 * in doubt what they may not.
 */
export function heedDepartures(): void {
  hearDepartures((left) => {
    heed(left).catch((err: unknown) => log().warn({ err }, "a departure could not be looked at again"));
  }).catch((err: unknown) => log().warn({ err }, "the database does not tell who leaves"));
}

async function heed({ roomId, userId }: Departure): Promise<void> {
  if (!takeOutHere(roomId, userId) || userId === null) return;
  if (await isMember(roomId, userId)) takeBackHere(roomId, userId);
}
