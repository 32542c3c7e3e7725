import * as z from "zod";
import { defineJob } from "../define-job";

/** Removes sessions that have ended by themselves. */
export const expireSessionsJob = defineJob({
  name: "expire_sessions",
  payload: z.object({}),
  attempts: 5,
  schedule: "7 * * * *",
});
