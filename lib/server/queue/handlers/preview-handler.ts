import { previewLink } from "../../previews/preview-link";
import { previewLinkJob } from "../job-definitions";
import { createJobHandler } from "../job-handler";

export const previewHandler = createJobHandler(previewLinkJob, ({ messageId }) => previewLink(messageId));
