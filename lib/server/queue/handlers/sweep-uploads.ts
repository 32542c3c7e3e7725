import { sweepUploads } from "../../attachments/sweep-uploads";
import { sweepUploadsJob } from "../definitions/sweep-uploads";
import { createJobHandler } from "../job-handler";

export const onSweepUploads = createJobHandler(sweepUploadsJob, sweepUploads);
