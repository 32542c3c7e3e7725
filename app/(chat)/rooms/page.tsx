import type { Metadata } from "next";
import { NoRoomSelected } from "@/components/app-shell/no-room-selected";
import { currentTranslations } from "../../i18n";

export async function generateMetadata(): Promise<Metadata> {
  const translations = await currentTranslations();
  return { title: translations.sidebar.label };
}

export default function RoomsPage() {
  return <NoRoomSelected />;
}
