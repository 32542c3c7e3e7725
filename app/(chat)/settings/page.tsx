import type { Metadata } from "next";
import { SettingsPane } from "@/components/settings/settings-pane";
import words from "@/components/words/en.json";

export const metadata: Metadata = { title: words.settings.title };

export default function SettingsPage() {
  return <SettingsPane />;
}
