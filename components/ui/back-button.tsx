import { ArrowLeft } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { backTargetOf } from "./back-target";
import { IconButton } from "./icon-button";

/** On phones, leads from the open page back to the room list, or to the search that led there. */
export function BackButton() {
  const t = useTranslations("action");
  const router = useRouter();
  const pathname = usePathname();
  return (
    <IconButton
      label={t("back")}
      onClick={() => router.push(backTargetOf(pathname))}
      className="-ms-1 md:hidden"
    >
      <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
    </IconButton>
  );
}
