import { ArrowLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";

/** On a phone, from what is open to the list. */
export function BackButton() {
  const words = useTranslations("action");
  const router = useRouter();
  return (
    <IconButton label={words("back")} onClick={() => router.push("/rooms")} className="-ms-1 md:hidden">
      <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
    </IconButton>
  );
}
