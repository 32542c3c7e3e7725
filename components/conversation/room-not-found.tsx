import { SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import { AppLink } from "@/components/ui/app-link";
import { EmptyState } from "@/components/ui/empty-state";
import { linkButtonClass } from "@/components/ui/link-button-class";

export function RoomNotFound() {
  const words = useTranslations("room");
  const actions = useTranslations("action");
  return (
    <EmptyState
      level="h1"
      icon={<SearchX />}
      title={words("missingTitle")}
      lead={words("missingLead")}
      action={
        <AppLink href="/rooms" className={linkButtonClass()}>
          {actions("toRooms")}
        </AppLink>
      }
    />
  );
}
