import { useTranslations } from "use-intl";

export function UnreadDivider({ count }: { count: number }) {
  const words = useTranslations("room");
  const label = words("unread", { count });
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot hold the words
    <div
      role="separator"
      aria-label={label}
      className="flex items-center pt-4 pb-1 gap-3 text-meta font-semibold text-accent before:h-px before:flex-1 before:bg-accent/40 after:h-px after:flex-1 after:bg-accent/40"
    >
      {label}
    </div>
  );
}
