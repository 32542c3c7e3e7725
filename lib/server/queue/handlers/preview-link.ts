import { previewLink } from "../../previews/preview-link";
import { previewLinkJob } from "../definitions/preview-link";
import { handler } from "../job-handler";

export const onPreviewLink = handler(previewLinkJob, ({ messageId }) => previewLink(messageId));
