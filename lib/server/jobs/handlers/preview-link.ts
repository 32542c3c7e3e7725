import { previewLink } from "../../previews/preview-link";
import { previewLinkJob } from "../../queue/definitions/preview-link";
import { handler } from "../handler";

export const onPreviewLink = handler(previewLinkJob, ({ messageId }) => previewLink(messageId));
