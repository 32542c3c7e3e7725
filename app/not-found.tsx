import type { Metadata } from "next";
import { NotFoundScreen } from "@/components/frame/not-found-screen";
import { currentWords } from "./words";

export async function generateMetadata(): Promise<Metadata> {
  const words = await currentWords();
  return { title: words.page.notFoundTitle };
}

export default function NotFound() {
  return <NotFoundScreen />;
}
