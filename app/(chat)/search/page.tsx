import type { Metadata } from "next";
import { SearchPane } from "@/components/search/search-pane";
import { currentTranslations } from "../../i18n";

export async function generateMetadata(): Promise<Metadata> {
  const translations = await currentTranslations();
  return { title: translations.search.title };
}

export default function SearchPage() {
  return <SearchPane />;
}
