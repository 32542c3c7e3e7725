import { expireAudit } from "../../moderation/audit/expire-audit";
import { expireAuditJob } from "../definitions/expire-audit";
import { createJobHandler } from "../job-handler";

export const onExpireAudit = createJobHandler(expireAuditJob, expireAudit);
