import { Search } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useSidePanels } from "./side-panel-context";

/** Toggles the search beside the conversation. */
export function SearchButton() {
  const t = useTranslations("search");
  const panels = useSidePanels();
  if (!panels) return null;
  return (
    <IconButton
      id="search-button"
      label={t("here")}
      aria-expanded={panels.searching}
      onClick={panels.toggleSearch}
      className={panels.searching ? "bg-chosen text-accent!" : undefined}
    >
      <Search aria-hidden />
    </IconButton>
  );
}
