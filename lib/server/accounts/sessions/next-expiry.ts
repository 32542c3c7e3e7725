import { env } from "../../platform/env";
import { runtime } from "../../platform/runtime";

/** When a session that is used now ends: after the idle time from now, or its whole time from its beginning. */
export function nextExpiry() {
  const { SESSION_IDLE_DAYS, SESSION_DAYS } = env();
  return runtime("sql")`least(
    now() + make_interval(days => ${SESSION_IDLE_DAYS}), created_at + make_interval(days => ${SESSION_DAYS}))`;
}
