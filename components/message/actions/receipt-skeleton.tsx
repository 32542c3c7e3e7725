import { Skeleton } from "@/components/ui/skeleton";

export function ReceiptSkeleton({ label }: { label: string }) {
  return (
    <div className="mt-4">
      <p className="sr-only">{label}</p>
      {["w-32", "w-24", "w-36"].map((width) => (
        <div key={width} className="flex h-16 items-center gap-3">
          <Skeleton className="size-9 rounded-full!" />
          <Skeleton className={`h-3.5 ${width}`} />
        </div>
      ))}
    </div>
  );
}
