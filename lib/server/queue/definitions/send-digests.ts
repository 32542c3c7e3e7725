import * as z from "zod";
import { defineJob } from "../define-job";

/** Tells people by e-mail what they have missed, where an SMTP server is set. */
export const sendDigestsJob = defineJob({
  name: "send_digests",
  payload: z.object({}),
  attempts: 3,
  schedule: "*/5 * * * *",
});
