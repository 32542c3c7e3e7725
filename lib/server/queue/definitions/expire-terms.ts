import * as z from "zod";
import { defineJob } from "../define-job";

/** Removes words from the search index's list that no message has had for a day. */
export const expireTermsJob = defineJob({
  name: "expire_words",
  payload: z.object({}),
  attempts: 3,
  schedule: "41 3 * * *",
});
