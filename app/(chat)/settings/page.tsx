import type { Metadata } from "next";
import { SettingsPane } from "@/components/settings/settings-pane";
import { currentTranslations } from "../../i18n";

export async function generateMetadata(): Promise<Metadata> {
  const translations = await currentTranslations();
  return { title: translations.settings.title };
}

export default function SettingsPage() {
  return <SettingsPane />;
}
