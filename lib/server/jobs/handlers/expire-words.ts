import { expireWordsJob } from "../../queue/definitions/expire-words";
import { expireWords } from "../../search/index/expire-terms";
import { handler } from "../handler";

export const onExpireWords = handler(expireWordsJob, expireWords);
