import { useTranslations } from "use-intl";
import { isLocale, LANGUAGES, LOCALES } from "@/components/i18n/locale";
import { useLanguage } from "@/components/i18n/use-language";
import { SettingsSection } from "./settings-section";

export function LanguageSection() {
  const t = useTranslations("settings");
  const { locale, choose, pending } = useLanguage();
  return (
    <SettingsSection title={t("language")}>
      <select
        aria-label={t("language")}
        aria-busy={pending}
        value={locale}
        onChange={(event) => isLocale(event.target.value) && choose(event.target.value)}
        className="h-11 w-full max-w-80 rounded-lg border border-edge bg-surface px-3"
      >
        {LOCALES.map((value) => (
          <option key={value} value={value} lang={value}>
            {LANGUAGES[value]}
          </option>
        ))}
      </select>
    </SettingsSection>
  );
}
