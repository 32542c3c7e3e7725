import { reconcileFiles } from "../../attachments/reconcile-files";
import { reconcileFilesJob } from "../../queue/definitions/reconcile-files";
import { handler } from "../handler";

export const onReconcileFiles = handler(reconcileFilesJob, reconcileFiles);
