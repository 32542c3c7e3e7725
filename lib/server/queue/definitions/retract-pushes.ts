import * as z from "zod";
import { defineJob } from "../define-job";

/** Takes back the notifications of what was read elsewhere or deleted. */
export const retractPushesJob = defineJob({
  name: "retract_pushes",
  payload: z.strictObject({}),
  attempts: 10,
});
