import { CalendarDays } from "lucide-react";
import { type FormEvent, useId, useRef } from "react";
import { useTranslations } from "use-intl";
import { DayLabel } from "@/components/time/day-label";
import { isoDay } from "@/components/time/iso-day";
import { Button } from "@/components/ui/button";

interface FloatingDayProps {
  /** When the topmost message on the screen was said. */
  at: string;
  /** Takes local midnight of the day chosen, ISO. */
  onJump: (at: string) => void;
}

/** The day at the top of the screen; opens the field by which to go to another one. */
export function FloatingDay({ at, onJump }: FloatingDayProps) {
  const words = useTranslations("room");
  const id = useId();
  const popover = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const day = field.current?.valueAsDate;
    if (!day) return;
    popover.current?.hidePopover();
    onJump(new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()).toISOString());
  };

  return (
    <div className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center">
      <button
        type="button"
        popoverTarget={id}
        title={words("jumpToDate")}
        className="pointer-events-auto flex items-center gap-1.5 rounded-full bg-paper px-3 py-0.5 text-meta font-medium text-ink-soft ring-1 ring-hairline hover:text-ink"
      >
        <DayLabel at={at} />
        <CalendarDays aria-hidden className="size-3.5" />
        <span className="sr-only">{words("jumpToDate")}</span>
      </button>
      <form
        ref={popover}
        id={id}
        popover="auto"
        aria-label={words("jumpToDate")}
        onSubmit={submit}
        onToggle={(event) => {
          if (event.newState !== "open" || !field.current) return;
          field.current.value = isoDay(new Date(at));
          field.current.focus();
        }}
        className="pointer-events-auto fixed inset-x-0 top-30 mx-auto w-max max-w-[calc(100vw-2rem)] rounded-2xl border border-hairline bg-raised p-4 text-ink shadow-lift"
      >
        <label htmlFor={`${id}-day`} className="block pb-1 text-meta font-medium">
          {words("jumpToDate")}
        </label>
        <div className="flex gap-2">
          <input
            ref={field}
            id={`${id}-day`}
            type="date"
            required
            max={isoDay(new Date())}
            className="h-10 min-w-0 flex-1 rounded-lg border border-edge bg-surface px-3 tabular-nums"
          />
          <Button type="submit">{words("jump")}</Button>
        </div>
      </form>
    </div>
  );
}
