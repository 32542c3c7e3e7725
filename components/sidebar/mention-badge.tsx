import { AtSign } from "lucide-react";
import { useTranslations } from "use-intl";

/** Says that unread messages mention the reader. */
export function MentionBadge({ count }: { count: number }) {
  const t = useTranslations("sidebar");
  return (
    <span className="flex size-5 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent">
      <AtSign aria-hidden className="size-3" strokeWidth={2.5} />
      <span className="sr-only">{t("mentions", { count })}</span>
    </span>
  );
}
