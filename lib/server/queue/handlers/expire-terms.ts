import { expireWords } from "../../search/index/expire-terms";
import { expireWordsJob } from "../definitions/expire-terms";
import { handler } from "../job-handler";

export const onExpireWords = handler(expireWordsJob, expireWords);
