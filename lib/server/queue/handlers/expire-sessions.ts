import { expireSessions } from "../../accounts/sessions/expire-sessions";
import { expireSessionsJob } from "../definitions/expire-sessions";
import { handler } from "../job-handler";

export const onExpireSessions = handler(expireSessionsJob, expireSessions);
