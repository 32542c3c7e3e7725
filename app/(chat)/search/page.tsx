import type { Metadata } from "next";
import { SearchPane } from "@/components/search/search-pane";
import { currentWords } from "../../words";

export async function generateMetadata(): Promise<Metadata> {
  const words = await currentWords();
  return { title: words.search.title };
}

export default function SearchPage() {
  return <SearchPane />;
}
