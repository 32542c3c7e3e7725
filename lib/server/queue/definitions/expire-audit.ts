import * as z from "zod";
import { defineJob } from "../define-job";

/** Removes entries of the audit log that have been kept long enough. */
export const expireAuditJob = defineJob({
  name: "expire_audit",
  payload: z.object({}),
  attempts: 5,
  schedule: "23 3 * * *",
});
