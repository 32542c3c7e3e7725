import { sweepUploads } from "../../attachments/sweep-uploads";
import { sweepUploadsJob } from "../../queue/definitions/sweep-uploads";
import { handler } from "../handler";

export const onSweepUploads = handler(sweepUploadsJob, sweepUploads);
