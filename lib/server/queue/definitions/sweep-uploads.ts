import * as z from "zod";
import { defineJob } from "../define-job";

/** Removes uploads that nobody sent, and finishes what a crash left. */
export const sweepUploadsJob = defineJob({
  name: "sweep_uploads",
  payload: z.object({}),
  attempts: 3,
  schedule: "*/10 * * * *",
});
