import { runtime } from "../../platform/runtime";

/** Deletes the expired sessions. Returns their number. */
export async function expireSessions(): Promise<number> {
  return (await runtime("sql")`delete from sessions where expires_at < now()`).count;
}
