import * as z from "zod";
import { defineJob } from "../define-job";

/** Compares the rows of files with the bytes in the store. */
export const reconcileFilesJob = defineJob({
  name: "reconcile_files",
  payload: z.object({}),
  attempts: 3,
  schedule: "23 4 * * *",
});
