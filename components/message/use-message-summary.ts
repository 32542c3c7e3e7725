import { useTranslations } from "use-intl";
import { useAttachmentSummary } from "@/components/files/use-attachment-summary";
import type { Message } from "@/lib/contract/messages";
import { stripMarkdown } from "@/lib/shared/strip-markdown";

/** What a message says, as it stands in a quote or a bar. */
export function useMessageSummary(): (message: Message) => string {
  const words = useTranslations("room");
  const fileWords = useAttachmentSummary();
  return (message) => {
    if (message.deletedAt) return words("deleted");
    if (message.content !== "") return stripMarkdown(message.content);
    return fileWords(message.attachments);
  };
}
