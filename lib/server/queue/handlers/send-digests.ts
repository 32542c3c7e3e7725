import { sendDigests } from "../../digests/send-digests";
import { sendDigestsJob } from "../definitions/send-digests";
import { handler } from "../job-handler";

export const onSendDigests = handler(sendDigestsJob, () => sendDigests());
