import { SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { linkButtonClass } from "@/components/ui/link-button-class";
import { Notice } from "@/components/ui/notice";

export function RoomMissing() {
  const words = useTranslations("room");
  const actions = useTranslations("action");
  return (
    <Notice
      level="h1"
      icon={<SearchX />}
      title={words("missingTitle")}
      lead={words("missingLead")}
      action={
        <Link href="/rooms" className={linkButtonClass()}>
          {actions("toRooms")}
        </Link>
      }
    />
  );
}
