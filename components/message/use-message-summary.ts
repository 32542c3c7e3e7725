import { useTranslations } from "use-intl";
import { useAttachmentSummary } from "@/components/files/use-attachment-summary";
import type { Message } from "@/lib/contract/messages";
import { stripMarkdown } from "@/lib/shared/strip-markdown";

/** Returns a function that summarizes a message on one line, for quotes and bars. */
export function useMessageSummary(): (message: Message) => string {
  const t = useTranslations("room");
  const attachmentSummary = useAttachmentSummary();
  return (message) => {
    if (message.deletedAt) return t("deleted");
    if (message.content !== "") return stripMarkdown(message.content);
    return attachmentSummary(message.attachments);
  };
}
