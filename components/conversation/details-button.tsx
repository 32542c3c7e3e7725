import { PanelRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useSidePanels } from "./side-panel-context";

export function DetailsButton() {
  const words = useTranslations("details");
  const details = useSidePanels();
  if (!details) return null;
  return (
    <IconButton
      id="details-button"
      label={words("open")}
      aria-expanded={details.open}
      onClick={details.toggle}
      className={details.open ? "bg-chosen text-accent!" : undefined}
    >
      <PanelRight aria-hidden className="rtl:-scale-x-100" />
    </IconButton>
  );
}
