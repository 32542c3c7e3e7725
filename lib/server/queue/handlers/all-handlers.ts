import type { JobHandler } from "../job-handler";
import { previewHandler } from "./preview-handler";
import { pushHandlers } from "./push-handlers";
import { scheduledJobs } from "./scheduled-jobs";

/** Everything but pushes. */
export const generalHandlers: readonly JobHandler[] = [...scheduledJobs, previewHandler];

/** Every job that a worker runs. A job of another name stays in the queue. */
export const allHandlers: readonly JobHandler[] = [...generalHandlers, ...pushHandlers];
