import type { Metadata } from "next";
import { PickRoom } from "@/components/frame/pick-room";
import words from "@/components/words/en.json";

export const metadata: Metadata = { title: words.sidebar.label };

export default function RoomsPage() {
  return <PickRoom />;
}
