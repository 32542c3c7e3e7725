import { expireWordsJob } from "../../queue/definitions/expire-words";
import { expireWords } from "../../search/expire-words";
import { handler } from "../handler";

export const onExpireWords = handler(expireWordsJob, expireWords);
