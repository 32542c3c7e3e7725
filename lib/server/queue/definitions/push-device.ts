import * as z from "zod";
import { defineJob } from "../define-job";

/** Tells one device of a room, after it could not be told with the others. With its pauses, for some three hours. */
export const pushDeviceJob = defineJob({
  name: "push_device",
  payload: z.strictObject({ roomId: z.uuid(), subscriptionId: z.uuid() }),
  attempts: 9,
});
