import { expireTerms } from "../../search/index/expire-terms";
import { expireTermsJob } from "../definitions/expire-terms";
import { createJobHandler } from "../job-handler";

export const onExpireTerms = createJobHandler(expireTermsJob, expireTerms);
