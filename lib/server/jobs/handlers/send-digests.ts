import { sendDigests } from "../../digests/send-digests";
import { sendDigestsJob } from "../../queue/definitions/send-digests";
import { handler } from "../handler";

export const onSendDigests = handler(sendDigestsJob, () => sendDigests());
