import { PanelRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useSidePanels } from "./side-panel-context";

export function DetailsButton() {
  const t = useTranslations("details");
  const panels = useSidePanels();
  if (!panels) return null;
  return (
    <IconButton
      id="details-button"
      label={t("open")}
      aria-expanded={panels.open}
      onClick={panels.toggle}
      className={panels.open ? "bg-chosen text-accent!" : undefined}
    >
      <PanelRight aria-hidden className="rtl:-scale-x-100" />
    </IconButton>
  );
}
