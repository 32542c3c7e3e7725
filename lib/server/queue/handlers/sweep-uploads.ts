import { sweepUploads } from "../../attachments/sweep-uploads";
import { sweepUploadsJob } from "../definitions/sweep-uploads";
import { handler } from "../job-handler";

export const onSweepUploads = handler(sweepUploadsJob, sweepUploads);
