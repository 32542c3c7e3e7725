import { expireSessions } from "../../accounts/sessions/expire-sessions";
import { expireSessionsJob } from "../definitions/expire-sessions";
import { createJobHandler } from "../job-handler";

export const onExpireSessions = createJobHandler(expireSessionsJob, expireSessions);
