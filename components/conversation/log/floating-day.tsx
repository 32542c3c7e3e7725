import { CalendarDays } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { DayLabel } from "@/components/time/day-label";
import { lazyPart } from "@/components/ui/lazy-part";
import { useAfterFirstPaint } from "@/lib/client/boot/use-after-first-paint";

interface FloatingDayProps {
  /** When the topmost message on the screen was said. */
  at: string;
  /** Takes local midnight of the day chosen, ISO. */
  onJump: (at: string) => void;
}

const JumpForm = lazyPart(async () => (await import("./jump-to-date-form")).JumpToDateForm);

/** The day at the top of the screen; opens the field by which to go to another one. */
export function FloatingDay({ at, onJump }: FloatingDayProps) {
  const words = useTranslations("room");
  const id = useId();
  const shown = useAfterFirstPaint();
  const [wanted, setWanted] = useState(false);
  return (
    <div className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center">
      <button
        type="button"
        popoverTarget={id}
        onClick={() => setWanted(true)}
        title={words("jumpToDate")}
        className="pointer-events-auto flex items-center gap-1.5 rounded-full bg-paper px-3 py-0.5 text-meta font-medium text-ink-soft ring-1 ring-hairline hover:text-ink"
      >
        <DayLabel at={at} />
        <CalendarDays aria-hidden className="size-3.5" />
        <span className="sr-only">{words("jumpToDate")}</span>
      </button>
      {(shown || wanted) && <JumpForm id={id} at={at} opens={wanted} onJump={onJump} />}
    </div>
  );
}
