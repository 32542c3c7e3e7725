import type { Metadata } from "next";
import { SettingsPane } from "@/components/settings/settings-pane";
import { currentTranslations } from "../../i18n";

export async function generateMetadata(): Promise<Metadata> {
  const words = await currentTranslations();
  return { title: words.settings.title };
}

export default function SettingsPage() {
  return <SettingsPane />;
}
