import type { Metadata } from "next";
import { NoRoomSelected } from "@/components/app-shell/no-room-selected";
import { currentTranslations } from "../../i18n";

export async function generateMetadata(): Promise<Metadata> {
  const words = await currentTranslations();
  return { title: words.sidebar.label };
}

export default function RoomsPage() {
  return <NoRoomSelected />;
}
