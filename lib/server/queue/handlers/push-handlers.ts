import { deliverDeferred } from "../../notifications/deliver-deferred";
import { notifyRoom } from "../../notifications/notify-room";
import { retractPushes } from "../../notifications/retract-pushes";
import { pushDeviceJob } from "../definitions/push-device";
import { pushRoomJob } from "../definitions/push-room";
import { retractPushesJob } from "../definitions/retract-pushes";
import { createJobHandler } from "../job-handler";

export const onPushRoom = createJobHandler(pushRoomJob, ({ roomId }) => notifyRoom(roomId));
export const onPushDevice = createJobHandler(pushDeviceJob, deliverDeferred);
export const onRetractPushes = createJobHandler(retractPushesJob, retractPushes);

/** They wait for services elsewhere most of the time: many at once, and none holds up other work. */
export const pushHandlers = [onPushRoom, onPushDevice, onRetractPushes];
