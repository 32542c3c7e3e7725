import { attachmentIcon } from "@/components/files/attachment-icon";
import { useAttachmentSummary } from "@/components/files/use-attachment-summary";
import type { Message } from "@/lib/contract/messages";
import { stripMarkdown } from "@/lib/shared/strip-markdown";

/** A message with files on one line: an icon for their kind, then the text or a summary of the files. */
export function FilesPreview({ message }: { message: Message }) {
  const attachmentSummary = useAttachmentSummary();
  const Icon = attachmentIcon(message.attachments);
  return (
    <>
      {Icon && <Icon aria-hidden className="me-1 inline size-3.5 align-[-2px]" />}
      {message.content === "" ? attachmentSummary(message.attachments) : stripMarkdown(message.content)}
    </>
  );
}
