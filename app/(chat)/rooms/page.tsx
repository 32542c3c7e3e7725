import type { Metadata } from "next";
import { PickRoom } from "@/components/frame/pick-room";
import { currentWords } from "../../words";

export async function generateMetadata(): Promise<Metadata> {
  const words = await currentWords();
  return { title: words.sidebar.label };
}

export default function RoomsPage() {
  return <PickRoom />;
}
