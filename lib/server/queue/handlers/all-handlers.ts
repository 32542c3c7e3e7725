import type { JobHandler } from "../job-handler";
import { onExpireAudit } from "./expire-audit";
import { onExpireSessions } from "./expire-sessions";
import { onExpireTerms } from "./expire-terms";
import { onPreviewLink } from "./preview-link";
import { pushHandlers } from "./push-handlers";
import { onReconcileFiles } from "./reconcile-files";
import { onSendDigests } from "./send-digests";
import { onSweepUploads } from "./sweep-uploads";

/** What has work of its own to do. */
export const generalHandlers: readonly JobHandler[] = [
  onExpireAudit,
  onExpireSessions,
  onExpireTerms,
  onPreviewLink,
  onReconcileFiles,
  onSendDigests,
  onSweepUploads,
];

/** Every job that a worker knows; one that is not here stays in the queue. */
export const allHandlers: readonly JobHandler[] = [...generalHandlers, ...pushHandlers];
