import { Archive, ArrowLeft } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { useServerFormattedText } from "@/components/i18n/use-server-formatted-text";

interface ArchiveToggleProps {
  count: number;
  open: boolean;
  onToggle: () => void;
}

/** Switches the room list between the archived rooms and the others. */
export function ArchiveToggle({ count, open, onToggle }: ArchiveToggleProps) {
  const t = useTranslations("sidebar");
  const format = useFormatter();
  const { text, ref } = useServerFormattedText(`archived ${count}`, () => format.number(count));
  return (
    <button
      type="button"
      onClick={onToggle}
      className="mx-2 mb-1 flex h-10 shrink-0 items-center gap-3 rounded-xl px-3 text-meta font-medium text-ink-soft outline-offset-[-2px]! hover:bg-hover"
    >
      {open ? (
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
      ) : (
        <Archive aria-hidden className="size-4" />
      )}
      <span className="flex-1 text-start">{t(open ? "leaveArchive" : "archived")}</span>
      {!open && (
        <span ref={ref} className="tabular-nums" suppressHydrationWarning>
          {text}
        </span>
      )}
    </button>
  );
}
