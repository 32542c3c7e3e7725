import { ArrowLeft } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { backTargetOf } from "./back-target";
import { IconButton } from "./icon-button";

/** On a phone, from what is open to the list, or to the search that it was found by. */
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
