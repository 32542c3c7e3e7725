import type { Metadata } from "next";
import { PickRoom } from "@/components/app-shell/no-room-selected";
import { currentWords } from "../../i18n";

export async function generateMetadata(): Promise<Metadata> {
  const words = await currentWords();
  return { title: words.sidebar.label };
}

export default function RoomsPage() {
  return <PickRoom />;
}
