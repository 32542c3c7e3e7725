import { expireSessions } from "../../accounts/sessions/expire-sessions";
import { expireSessionsJob } from "../../queue/definitions/expire-sessions";
import { handler } from "../handler";

export const onExpireSessions = handler(expireSessionsJob, expireSessions);
