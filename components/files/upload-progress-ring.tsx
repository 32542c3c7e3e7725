import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { useRemovePendingFile, useUploadProgress } from "@/lib/client/hooks/use-uploads";

const RADIUS = 18;
const CIRCUMFERENCE = 2 * Math.PI * RADIUS;
/** Min fraction that the ring shows, so that it is visible from the start. */
const MIN_SHOWN_FRACTION = 0.03;

interface UploadProgressRingProps {
  messageId: string;
  file: { id: string; name: string; size: number };
  tabIndex: 0 | -1;
  /** Whether the ring lies on media, where it needs its own background. */
  onMedia: boolean;
}

/** The upload progress of a file, around the button that cancels it. */
export function UploadProgressRing({ messageId, file, tabIndex, onMedia }: UploadProgressRingProps) {
  const t = useTranslations("files");
  const progress = useUploadProgress(file.id);
  const remove = useRemovePendingFile();
  const fraction = progress ? (progress.done ? 1 : progress.sent / Math.max(1, file.size)) : 0;
  return (
    <span
      className={cx(
        "relative flex size-10 shrink-0 items-center justify-center rounded-full",
        onMedia ? "bg-shade text-on-shade" : "bg-accent/10 text-accent",
      )}
    >
      <svg
        role="progressbar"
        aria-label={t("sending", { name: file.name })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(fraction * 100)}
        viewBox="0 0 40 40"
        className="absolute inset-0 -rotate-90"
      >
        <circle
          cx="20"
          cy="20"
          r={RADIUS}
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
          opacity="0.25"
        />
        <circle
          cx="20"
          cy="20"
          r={RADIUS}
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
          strokeLinecap="round"
          strokeDasharray={CIRCUMFERENCE}
          strokeDashoffset={CIRCUMFERENCE * (1 - Math.max(MIN_SHOWN_FRACTION, fraction))}
          className="transition-[stroke-dashoffset] duration-180"
        />
      </svg>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={t("cancel", { name: file.name })}
        title={t("cancel", { name: file.name })}
        onClick={() => remove(messageId, file.id)}
        className="relative flex size-10 items-center justify-center rounded-full"
      >
        <X aria-hidden className="size-5" />
      </button>
    </span>
  );
}
