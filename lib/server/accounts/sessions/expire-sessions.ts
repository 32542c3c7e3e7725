import { runtime } from "../../platform/runtime";

/** Removes the sessions whose time is over; returns how many there were. */
export async function expireSessions(): Promise<number> {
  return (await runtime("sql")`delete from sessions where expires_at < now()`).count;
}
