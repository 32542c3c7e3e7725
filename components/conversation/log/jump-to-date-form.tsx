import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { isoDay } from "@/components/time/iso-day";
import { Button } from "@/components/ui/button";

interface JumpFormProps {
  /** Of the popover, for the button that opens it. */
  id: string;
  /** The day that it offers, ISO. */
  at: string;
  /** The button was pressed before this was here: it opens as it comes. */
  opens: boolean;
  /** Takes local midnight of the day chosen, ISO. */
  onJump: (at: string) => void;
}

/** The field by which to go to another day. */
export function JumpToDateForm({ id, at, opens, onJump }: JumpFormProps) {
  const words = useTranslations("room");
  const popover = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);

  const [opensAtOnce] = useState(opens);
  useEffect(() => {
    if (opensAtOnce) popover.current?.showPopover();
  }, [opensAtOnce]);

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
  );
}
