import { CalendarDays } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { DayLabel } from "@/components/time/day-label";
import { lazyPart } from "@/components/ui/lazy-part";
import { useAfterFirstPaint } from "@/lib/client/boot/use-after-first-paint";

interface FloatingDayProps {
  /** The time of the topmost message on screen, ISO. */
  at: string;
  /** Receives local midnight of the chosen day, ISO. */
  onJump: (at: string) => void;
}

const JumpForm = lazyPart(async () => (await import("./jump-to-date-form")).JumpToDateForm);

/** Shows the day at the top of the screen, and opens the form that jumps to another one. */
export function FloatingDay({ at, onJump }: FloatingDayProps) {
  const t = useTranslations("room");
  const id = useId();
  const isPainted = useAfterFirstPaint();
  const [pressed, setPressed] = useState(false);
  return (
    <div className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center">
      <button
        type="button"
        popoverTarget={id}
        onClick={() => setPressed(true)}
        title={t("jumpToDate")}
        className="pointer-events-auto flex items-center gap-1.5 rounded-full bg-paper px-3 py-0.5 text-meta font-medium text-ink-soft ring-1 ring-hairline hover:text-ink"
      >
        <DayLabel at={at} />
        <CalendarDays aria-hidden className="size-3.5" />
        <span className="sr-only">{t("jumpToDate")}</span>
      </button>
      {(isPainted || pressed) && <JumpForm id={id} at={at} opens={pressed} onJump={onJump} />}
    </div>
  );
}
