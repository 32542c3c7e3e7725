import { previewLink } from "../../previews/preview-link";
import { previewLinkJob } from "../definitions/preview-link";
import { createJobHandler } from "../job-handler";

export const onPreviewLink = createJobHandler(previewLinkJob, ({ messageId }) => previewLink(messageId));
