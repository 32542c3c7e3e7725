import { reconcileFiles } from "../../attachments/reconcile-files";
import { reconcileFilesJob } from "../definitions/reconcile-files";
import { handler } from "../job-handler";

export const onReconcileFiles = handler(reconcileFilesJob, reconcileFiles);
