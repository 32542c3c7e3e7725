import { Search } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useSidePanels } from "./side-panel-context";

/** Opens the search beside the conversation, and closes it. */
export function SearchButton() {
  const words = useTranslations("search");
  const details = useSidePanels();
  if (!details) return null;
  return (
    <IconButton
      id="search-button"
      label={words("here")}
      aria-expanded={details.searching}
      onClick={details.toggleSearch}
      className={details.searching ? "bg-chosen text-accent!" : undefined}
    >
      <Search aria-hidden />
    </IconButton>
  );
}
