import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { LIMITS } from "@/lib/contract/limits";

const MAX = LIMITS.contentCodePoints;

/** Shows the length of a message that nears the limit, and the limit. */
export function CharacterCounter({ length }: { length: number }) {
  const t = useTranslations("composer");
  return (
    <p
      className={cx(
        "max-w-28 self-center px-1 text-end text-note tabular-nums",
        length > MAX ? "font-semibold text-danger" : "text-ink-soft",
      )}
    >
      {t("length", { length, max: MAX })}
    </p>
  );
}
