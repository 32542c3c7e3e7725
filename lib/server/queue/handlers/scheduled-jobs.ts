import * as z from "zod";
import { expireSessions } from "../../accounts/sessions/expire-sessions";
import { reconcileFiles } from "../../attachments/reconcile-files";
import { sweepUploads } from "../../attachments/sweep-uploads";
import { sendDigests } from "../../digests/send-digests";
import { expireAudit } from "../../moderation/audit/expire-audit";
import { expireTerms } from "../../search/index/expire-terms";
import type { JobDefinition } from "../define-job";
import { createJobHandler, type JobHandler } from "../job-handler";

type EmptyPayload = Record<string, never>;

/** A job that a crontab starts, and that `npm run jobs -- run NAME` can enqueue. */
interface ScheduledJob extends JobDefinition<EmptyPayload>, JobHandler {
  schedule: string;
}

interface ScheduledJobSpec {
  name: string;
  schedule: string;
  attempts: number;
  run: () => Promise<unknown>;
}

function scheduledJob({ name, schedule, attempts, run }: ScheduledJobSpec): ScheduledJob {
  const definition = { name, attempts, payload: z.object({}) };
  return { ...definition, ...createJobHandler(definition, run), schedule };
}

/** Every scheduled job. Times are UTC. */
export const scheduledJobs: readonly ScheduledJob[] = [
  // Removes audit log entries that are older than AUDIT_DAYS.
  scheduledJob({ name: "expire_audit", schedule: "23 3 * * *", attempts: 5, run: expireAudit }),
  // Removes expired sessions.
  scheduledJob({ name: "expire_sessions", schedule: "7 * * * *", attempts: 5, run: expireSessions }),
  // Removes terms from the search index that no message has contained for a day.
  scheduledJob({ name: "expire_words", schedule: "41 3 * * *", attempts: 3, run: expireTerms }),
  // Compares the rows of files with the bytes in the store.
  scheduledJob({ name: "reconcile_files", schedule: "23 4 * * *", attempts: 3, run: reconcileFiles }),
  // E-mails users what they missed, where an SMTP server is configured.
  scheduledJob({ name: "send_digests", schedule: "*/5 * * * *", attempts: 3, run: () => sendDigests() }),
  // Removes uploads that were never sent, and finishes what a crash interrupted.
  scheduledJob({ name: "sweep_uploads", schedule: "*/10 * * * *", attempts: 3, run: sweepUploads }),
];
