import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { bidiName } from "@/components/people/bidi-name";
import type { Chip } from "./parse-query-input";

/** Returns functions that label a chip in the reader's language, as React nodes and as plain text. */
export function useChipLabels(): { render: (chip: Chip) => ReactNode; text: (chip: Chip) => string } {
  const t = useTranslations("search");
  const format = useFormatter();
  const value = (chip: Chip): string => {
    if (chip.kind !== "before" && chip.kind !== "after" && chip.kind !== "on") return chip.value;
    const [year = 0, month = 1, day = 1] = chip.value.split("-").map(Number);
    return format.dateTime(new Date(year, month - 1, day), { dateStyle: "medium" });
  };
  return {
    render: (chip) =>
      chip.kind === "has"
        ? t(`has.${chip.value}`)
        : t.rich(`chip.${chip.kind}`, { value: value(chip), who: bidiName }),
    text: (chip) =>
      chip.kind === "has"
        ? t(`has.${chip.value}`)
        : t.markup(`chip.${chip.kind}`, { value: value(chip), who: (text) => text }),
  };
}
