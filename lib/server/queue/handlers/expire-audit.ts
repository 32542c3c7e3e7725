import { expireAudit } from "../../moderation/audit/expire-audit";
import { expireAuditJob } from "../definitions/expire-audit";
import { handler } from "../job-handler";

export const onExpireAudit = handler(expireAuditJob, expireAudit);
