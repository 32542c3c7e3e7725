import { SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import { AppLink } from "@/components/ui/app-link";
import { EmptyState } from "@/components/ui/empty-state";
import { linkButtonClass } from "@/components/ui/link-button-class";

export function RoomNotFound() {
  const t = useTranslations("room");
  const tActions = useTranslations("action");
  return (
    <EmptyState
      level="h1"
      icon={<SearchX />}
      title={t("missingTitle")}
      lead={t("missingLead")}
      action={
        <AppLink href="/rooms" className={linkButtonClass()}>
          {tActions("toRooms")}
        </AppLink>
      }
    />
  );
}
