import * as z from "zod";
import { defineJob } from "./define-job";

/** Sends the notifications of a room's new messages to the devices of members who are away. */
export const pushRoomJob = defineJob({
  name: "push_room",
  payload: z.strictObject({ roomId: z.uuid() }),
  attempts: 10,
});

/** Notifies one device that a delivery run could not reach. Its attempts span about three hours. */
export const pushDeviceJob = defineJob({
  name: "push_device",
  payload: z.strictObject({ roomId: z.uuid(), subscriptionId: z.uuid() }),
  attempts: 9,
});

/** Retracts the notifications of messages that were read elsewhere or deleted. */
export const retractPushesJob = defineJob({
  name: "retract_pushes",
  payload: z.strictObject({}),
  attempts: 10,
});

/** Fetches the preview of a message's first link. A page that yields no preview is not requested again. */
export const previewLinkJob = defineJob({
  name: "preview_link",
  payload: z.object({ messageId: z.uuid() }),
  attempts: 3,
});
