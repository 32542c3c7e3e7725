import { reconcileFiles } from "../../attachments/reconcile-files";
import { reconcileFilesJob } from "../definitions/reconcile-files";
import { createJobHandler } from "../job-handler";

export const onReconcileFiles = createJobHandler(reconcileFilesJob, reconcileFiles);
