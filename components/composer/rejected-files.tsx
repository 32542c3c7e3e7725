import { CircleAlert, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { useFormatBytes } from "@/components/files/use-format-bytes";
import { IconButton } from "@/components/ui/icon-button";
import { PICKED_FILES_MAX } from "@/lib/client/uploads/picked-file";
import { LIMITS } from "@/lib/contract/limits";
import { type FileRejection, useFilePicker } from "./file-picker-context";

/** Lists files that were not added and why, until each is dismissed. */
export function RejectedFiles() {
  const t = useTranslations("files");
  const formatBytes = useFormatBytes();
  const { rejections, dismissRejection } = useFilePicker();
  const rejectionText = ({ name, reason }: FileRejection) => {
    if (reason === "too_large") return t("tooLarge", { name, max: formatBytes(LIMITS.attachmentBytes) });
    return reason === "too_many" ? t("tooMany", { name, max: PICKED_FILES_MAX }) : t("unreadable", { name });
  };
  return (
    <ul role="alert" className="max-h-32 overflow-y-auto p-1">
      {rejections.map((one) => (
        <li
          key={one.id}
          className="flex items-center gap-2 rounded-xl bg-danger-tint ps-3 text-danger not-first:mt-1"
        >
          <CircleAlert aria-hidden className="size-4 shrink-0" />
          <span dir="auto" className="min-w-0 flex-1 py-2 text-meta break-words">
            {rejectionText(one)}
          </span>
          <IconButton label={t("remove", { name: one.name })} onClick={() => dismissRejection(one.id)}>
            <X aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
