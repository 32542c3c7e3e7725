import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";

/** Says that the linked message does not exist for this user. The log shows the place where it would be. */
export function MessageNotFoundBar({ onClose }: { onClose: () => void }) {
  const t = useTranslations("room");
  const tActions = useTranslations("action");
  return (
    <div className="flex animate-rise items-center gap-2 border-b border-hairline bg-notice ps-4 pe-2 text-meta md:ps-6">
      <p className="flex-1 py-2">{t("messageMissing")}</p>
      <IconButton label={tActions("close")} onClick={onClose}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
