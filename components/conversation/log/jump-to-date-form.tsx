import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { isoDay } from "@/components/time/iso-day";
import { Button } from "@/components/ui/button";

interface JumpToDateFormProps {
  /** The popover's id, which the opening button names. */
  id: string;
  /** The initial day, ISO. */
  at: string;
  /** The button was pressed before the form had loaded: it opens on mount. */
  opens: boolean;
  /** Receives local midnight of the chosen day, ISO. */
  onJump: (at: string) => void;
}

/** A popover with a date field that jumps to another day. */
export function JumpToDateForm({ id, at, opens, onJump }: JumpToDateFormProps) {
  const t = useTranslations("room");
  const popover = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);

  const [opensOnMount] = useState(opens);
  useEffect(() => {
    if (opensOnMount) popover.current?.showPopover();
  }, [opensOnMount]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const day = field.current?.valueAsDate;
    if (!day) return;
    popover.current?.hidePopover();
    onJump(new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()).toISOString());
  };

  return (
    <form
      ref={popover}
      id={id}
      popover="auto"
      aria-label={t("jumpToDate")}
      onSubmit={submit}
      onToggle={(event) => {
        if (event.newState !== "open" || !field.current) return;
        field.current.value = isoDay(new Date(at));
        field.current.focus();
      }}
      className="pointer-events-auto fixed inset-x-0 top-30 mx-auto w-max max-w-[calc(100vw-2rem)] rounded-2xl border border-hairline bg-raised p-4 text-ink shadow-lift"
    >
      <label htmlFor={`${id}-day`} className="block pb-1 text-meta font-medium">
        {t("jumpToDate")}
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
        <Button type="submit">{t("jump")}</Button>
      </div>
    </form>
  );
}
