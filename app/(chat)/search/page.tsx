import type { Metadata } from "next";
import { SearchPane } from "@/components/search/search-pane";
import { currentTranslations } from "../../i18n";

export async function generateMetadata(): Promise<Metadata> {
  const words = await currentTranslations();
  return { title: words.search.title };
}

export default function SearchPage() {
  return <SearchPane />;
}
