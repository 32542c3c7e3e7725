import type { ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { CONTRASTS, TEXT_SIZES, THEMES } from "@/components/theme/appearance";
import { useContrast, useTextSize, useTheme } from "@/components/theme/use-appearance";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { SettingsSection } from "./settings-section";

export function AppearanceSection() {
  const t = useTranslations("settings");
  const [theme, chooseTheme] = useTheme();
  const [textSize, chooseTextSize] = useTextSize();
  const [contrast, chooseContrast] = useContrast();
  return (
    <SettingsSection title={t("appearance")}>
      <div className="max-w-80 space-y-4">
        <Choice
          legend={t("theme")}
          options={THEMES.map((value) => ({ value, label: t(value) }))}
          value={theme}
          onChange={chooseTheme}
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
