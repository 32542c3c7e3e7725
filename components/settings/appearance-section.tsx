import { useTranslations } from "use-intl";
import { THEMES } from "@/components/theme/theme";
import { useTheme } from "@/components/theme/use-theme";
import { Segmented } from "@/components/ui/segmented";
import { Section } from "./section";

export function AppearanceSection() {
  const words = useTranslations("settings");
  const [theme, choose] = useTheme();
  return (
    <Section title={words("appearance")}>
      <div className="max-w-80">
        <Segmented
          legend={words("theme")}
          options={THEMES.map((value) => ({ value, label: words(value) }))}
          value={theme}
          onChange={choose}
        />
      </div>
    </Section>
  );
}
