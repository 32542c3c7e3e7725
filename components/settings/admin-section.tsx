import { useTranslations } from "use-intl";
import { AppLink } from "@/components/ui/app-link";
import { useMe } from "@/lib/client/hooks/use-me";
import { SettingsSection } from "./settings-section";

/** Links administrators to `/admin`. */
export function AdminSection() {
  const t = useTranslations("admin");
  const me = useMe();
  if (!me.administers) return null;
  return (
    <SettingsSection title={t("title")} lead={t("lead")}>
      <AppLink
        href="/admin"
        className="inline-flex h-10 items-center rounded-lg border border-edge bg-surface px-4 font-medium hover:bg-hover"
      >
        {t("open")}
      </AppLink>
    </SettingsSection>
  );
}
