import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { useRemovePendingFile, useUploadProgress } from "@/lib/client/hooks/use-uploads";

const RADIUS = 18;
const ROUND = 2 * Math.PI * RADIUS;
/** Something to see from the first moment on. */
const LEAST = 0.03;

interface ProgressRingProps {
  messageId: string;
  file: { id: string; name: string; size: number };
  tabIndex: 0 | -1;
  /** On a picture the ring needs a ground of its own. */
  over: boolean;
}

/** How much of a file has reached the server, around the button that takes it back. */
export function UploadProgressRing({ messageId, file, tabIndex, over }: ProgressRingProps) {
  const words = useTranslations("files");
  const progress = useUploadProgress(file.id);
  const remove = useRemovePendingFile();
  const part = progress ? (progress.done ? 1 : progress.sent / Math.max(1, file.size)) : 0;
  return (
    <span
      className={cx(
        "relative flex size-10 shrink-0 items-center justify-center rounded-full",
        over ? "bg-shade text-on-shade" : "bg-accent/10 text-accent",
      )}
    >
      <svg
        role="progressbar"
        aria-label={words("sending", { name: file.name })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(part * 100)}
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
          strokeDasharray={ROUND}
          strokeDashoffset={ROUND * (1 - Math.max(LEAST, part))}
          className="transition-[stroke-dashoffset] duration-180"
        />
      </svg>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={words("cancel", { name: file.name })}
        title={words("cancel", { name: file.name })}
        onClick={() => remove(messageId, file.id)}
        className="relative flex size-10 items-center justify-center rounded-full"
      >
        <X aria-hidden className="size-5" />
      </button>
    </span>
  );
}
