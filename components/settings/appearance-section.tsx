import type { ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { THEMES } from "@/components/theme/appearance";
import { CONTRASTS } from "@/components/theme/contrast";
import { TEXT_SIZES } from "@/components/theme/text-size";
import { useTheme } from "@/components/theme/use-appearance";
import { useContrast } from "@/components/theme/use-contrast";
import { useTextSize } from "@/components/theme/use-text-size";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { SettingsSection } from "./settings-section";

export function AppearanceSection() {
  const t = useTranslations("settings");
  const [theme, choose] = useTheme();
  const [textSize, chooseTextSize] = useTextSize();
  const [contrast, chooseContrast] = useContrast();
  return (
    <SettingsSection title={t("appearance")}>
      <div className="max-w-80 space-y-4">
        <Choice
          legend={t("theme")}
          options={THEMES.map((value) => ({ value, label: t(value) }))}
          value={theme}
          onChange={choose}
        />
        <Choice
          legend={t("contrast")}
          options={CONTRASTS.map((value) => ({ value, label: t(value) }))}
          value={contrast}
          onChange={chooseContrast}
        />
        <Choice
          legend={t("textSize")}
          options={TEXT_SIZES.map((value) => ({
            value,
            label: t(value === "system" ? "standard" : value),
          }))}
          value={textSize}
          onChange={chooseTextSize}
        />
      </div>
    </SettingsSection>
  );
}

function Choice<Value extends string>(props: ComponentProps<typeof SegmentedControl<Value>>) {
  return (
    <div>
      <p aria-hidden className="mb-1.5 text-meta font-medium">
        {props.legend}
      </p>
      <SegmentedControl {...props} />
    </div>
  );
}
