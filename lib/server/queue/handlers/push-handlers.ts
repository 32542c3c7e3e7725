import { deliverDeferred } from "../../notifications/deliver-deferred";
import { notifyRoom } from "../../notifications/notify-room";
import { retractPushes } from "../../notifications/retract-pushes";
import { pushDeviceJob, pushRoomJob, retractPushesJob } from "../job-definitions";
import { createJobHandler, type JobHandler } from "../job-handler";

/** Jobs that mostly wait for push services. They run in a worker of their own, so that they hold up no other job. */
export const pushHandlers: readonly JobHandler[] = [
  createJobHandler(pushRoomJob, ({ roomId }) => notifyRoom(roomId)),
  createJobHandler(pushDeviceJob, deliverDeferred),
  createJobHandler(retractPushesJob, retractPushes),
];
