import { useTranslations } from "use-intl";
import { CONTRASTS } from "@/components/theme/contrast";
import { THEMES } from "@/components/theme/theme";
import { useContrast } from "@/components/theme/use-contrast";
import { useTheme } from "@/components/theme/use-theme";
import { Segmented } from "@/components/ui/segmented";
import { Section } from "./section";

export function AppearanceSection() {
  const words = useTranslations("settings");
  const [theme, choose] = useTheme();
  const [contrast, chooseContrast] = useContrast();
  return (
    <Section title={words("appearance")}>
      <div className="max-w-80 space-y-4">
        <Segmented
          legend={words("theme")}
          options={THEMES.map((value) => ({ value, label: words(value) }))}
          value={theme}
          onChange={choose}
        />
        <Segmented
          legend={words("contrast")}
          options={CONTRASTS.map((value) => ({ value, label: words(value) }))}
          value={contrast}
          onChange={chooseContrast}
        />
      </div>
    </Section>
  );
}
