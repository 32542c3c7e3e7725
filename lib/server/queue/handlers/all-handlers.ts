import type { Handler } from "../job-handler";
import { onExpireAudit } from "./expire-audit";
import { onExpireSessions } from "./expire-sessions";
import { onExpireWords } from "./expire-terms";
import { onPreviewLink } from "./preview-link";
import { pushHandlers } from "./push-handlers";
import { onReconcileFiles } from "./reconcile-files";
import { onSendDigests } from "./send-digests";
import { onSweepUploads } from "./sweep-uploads";

/** What has work of its own to do. */
export const workHandlers: readonly Handler[] = [
  onExpireAudit,
  onExpireSessions,
  onExpireWords,
  onPreviewLink,
  onReconcileFiles,
  onSendDigests,
  onSweepUploads,
];

/** Every job that a worker knows; one that is not here stays in the queue. */
export const handlers: readonly Handler[] = [...workHandlers, ...pushHandlers];
