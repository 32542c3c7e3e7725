import { DayLabel } from "@/components/time/day-label";

/** A heading between the messages of two days. */
export function DayRow({ at }: { at: string }) {
  return (
    <p className="flex justify-center pt-4 pb-1">
      <span className="rounded-full bg-paper px-3 py-0.5 text-meta font-medium text-ink-soft ring-1 ring-hairline">
        <DayLabel at={at} />
      </span>
    </p>
  );
}
