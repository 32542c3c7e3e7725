import type { JobDefinition } from "./define-job";
import { expireAuditJob } from "./definitions/expire-audit";
import { expireSessionsJob } from "./definitions/expire-sessions";
import { expireTermsJob } from "./definitions/expire-terms";
import { reconcileFilesJob } from "./definitions/reconcile-files";
import { sendDigestsJob } from "./definitions/send-digests";
import { sweepUploadsJob } from "./definitions/sweep-uploads";

/** The jobs that come by themselves and carry nothing. */
export const scheduledJobs: readonly JobDefinition<Record<string, never>>[] = [
  expireAuditJob,
  expireSessionsJob,
  expireTermsJob,
  reconcileFilesJob,
  sendDigestsJob,
  sweepUploadsJob,
];
