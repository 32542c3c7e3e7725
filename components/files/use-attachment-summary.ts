import { useTranslations } from "use-intl";
import { isVoiceMessage } from "@/lib/client/uploads/picked-file";
import type { Attachment } from "@/lib/contract/messages";

/**
 * Returns a function that describes attachments on one line: 'Photo', '3 photos', 'Voice message', a document's name.
 */
export function useAttachmentSummary(): (files: readonly Pick<Attachment, "kind" | "name">[]) => string {
  const t = useTranslations("files");
  return (files) => {
    const [first] = files;
    const count = files.length;
    if (!first) return "";
    const alike = files.every(({ kind }) => kind === first.kind);
    if (alike && first.kind === "image") return count === 1 ? t("photo") : t("photos", { count });
    if (alike && first.kind === "video") return count === 1 ? t("video") : t("videos", { count });
    if (count === 1) return isVoiceMessage(first) ? t("voice") : first.name;
    return t("several", { count });
  };
}
