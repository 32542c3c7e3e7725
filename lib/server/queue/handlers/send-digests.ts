import { sendDigests } from "../../digests/send-digests";
import { sendDigestsJob } from "../definitions/send-digests";
import { createJobHandler } from "../job-handler";

export const onSendDigests = createJobHandler(sendDigestsJob, () => sendDigests());
