import type { Metadata } from "next";
import { NotFoundScreen } from "@/components/frame/not-found-screen";
import words from "@/components/words/en.json";

export const metadata: Metadata = { title: words.page.notFoundTitle };

export default function NotFound() {
  return <NotFoundScreen />;
}
