import { Archive, ArrowLeft } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";

interface ArchiveLinkProps {
  count: number;
  open: boolean;
  onToggle: () => void;
}

/** To the rooms that have been put away, and back. */
export function ArchiveToggle({ count, open, onToggle }: ArchiveLinkProps) {
  const words = useTranslations("sidebar");
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
      <span className="flex-1 text-start">{words(open ? "leaveArchive" : "archived")}</span>
      {!open && (
        <span className="tabular-nums" suppressHydrationWarning>
          {format.number(count)}
        </span>
      )}
    </button>
  );
}
