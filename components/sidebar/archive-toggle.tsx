import { Archive, ArrowLeft } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";

interface ArchiveToggleProps {
  count: number;
  open: boolean;
  onToggle: () => void;
}

/** Switches the room list between the archived rooms and the others. */
export function ArchiveToggle({ count, open, onToggle }: ArchiveToggleProps) {
  const t = useTranslations("sidebar");
  const format = useFormatter();
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
        <span className="tabular-nums" suppressHydrationWarning>
          {format.number(count)}
        </span>
      )}
    </button>
  );
}
