import { Search } from "lucide-react";
import { useTranslations } from "use-intl";
import { useSidePanels } from "@/components/details/side-panel-context";
import { IconButton } from "@/components/ui/icon-button";

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
