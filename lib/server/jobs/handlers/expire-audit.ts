import { expireAudit } from "../../moderation/audit/expire-audit";
import { expireAuditJob } from "../../queue/definitions/expire-audit";
import { handler } from "../handler";

export const onExpireAudit = handler(expireAuditJob, expireAudit);
