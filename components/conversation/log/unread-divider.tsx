import { useTranslations } from "use-intl";
import { useServerFormattedText } from "@/components/i18n/use-server-formatted-text";

export function UnreadDivider({ count }: { count: number }) {
  const words = useTranslations("room");
  const { text, ref } = useServerFormattedText(`divider ${count}`, () => words("unread", { count }));
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot hold the words
    <div
      ref={ref}
      role="separator"
      aria-label={text}
      suppressHydrationWarning
      className="flex items-center pt-4 pb-1 gap-3 text-meta font-semibold text-accent before:h-px before:flex-1 before:bg-accent/40 after:h-px after:flex-1 after:bg-accent/40"
    >
      {text}
    </div>
  );
}
