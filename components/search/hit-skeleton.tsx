import { Skeleton } from "@/components/ui/skeleton";

const WIDTHS = ["w-4/5", "w-3/5", "w-11/12", "w-2/3"];

/** Placeholders for hits that are loading. They appear after a delay, so that a quick answer does not flicker. */
export function HitSkeleton({ rows = 5 }: { rows?: number }) {
  return (
    <div aria-hidden className="animate-late">
      {Array.from({ length: rows }, (_, row) => WIDTHS[row % WIDTHS.length]).map((width, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all equal
        <div key={row} className="flex gap-3 px-3 py-2.5">
          <Skeleton className="size-9 shrink-0 rounded-full!" />
          <div className="flex-1 space-y-2 pt-1">
            <Skeleton className="h-3.5 w-40 max-w-full" />
            <Skeleton className={`h-3.5 ${width}`} />
          </div>
        </div>
      ))}
    </div>
  );
}
