import type { Handler } from "../handler";
import { onExpireAudit } from "./expire-audit";
import { onExpireSessions } from "./expire-sessions";
import { onReconcileFiles } from "./reconcile-files";
import { onSendDigests } from "./send-digests";
import { onSweepUploads } from "./sweep-uploads";

/** Every job that a worker knows; one that is not here stays in the queue. */
export const handlers: readonly Handler[] = [
  onExpireAudit,
  onExpireSessions,
  onReconcileFiles,
  onSendDigests,
  onSweepUploads,
];
