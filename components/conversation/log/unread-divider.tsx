import { useTranslations } from "use-intl";

export function UnreadDivider({ count }: { count: number }) {
  const t = useTranslations("room");
  const text = t("unread", { count });
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot have content
    <div
      role="separator"
      aria-label={text}
      suppressHydrationWarning
      className="flex items-center pt-4 pb-1 gap-3 text-meta font-semibold text-accent before:h-px before:flex-1 before:bg-accent/40 after:h-px after:flex-1 after:bg-accent/40"
    >
      {text}
    </div>
  );
}
