import * as z from "zod";
import { defineJob } from "../define-job";

/** Tells those who are away of what is new in a room. */
export const pushRoomJob = defineJob({
  name: "push_room",
  payload: z.strictObject({ roomId: z.uuid() }),
  attempts: 10,
});
