import { v7 as uuidv7 } from "uuid";
import { LIMITS } from "@/lib/contract/limits";
import { runtime } from "../runtime";

/** What is remembered of the device, so that its owner recognises it in the list. */
export interface Device {
  userAgent: string | null;
  ip: string | null;
}

/** Opens a session and returns its id. Beyond the bound per user the one unused for longest gives way. */
export async function createSession(userId: string, device: Device): Promise<string> {
  const id = uuidv7();
  const userAgent = device.userAgent?.slice(0, 300) ?? null;
  await runtime("sql")`
    with superfluous as (
      delete from sessions where id in (
        select id from sessions where user_id = ${userId}
        order by last_seen_at desc, id desc offset ${LIMITS.sessionsPerUser - 1}
      )
    )
    insert into sessions (id, user_id, expires_at, user_agent, ip)
    values (${id}, ${userId}, now() + make_interval(days => ${LIMITS.sessionDays}), ${userAgent}, ${device.ip})`;
  return id;
}
