import { expireSessionsJob } from "../../queue/definitions/expire-sessions";
import { expireSessions } from "../../sessions/expire-sessions";
import { handler } from "../handler";

export const onExpireSessions = handler(expireSessionsJob, expireSessions);
