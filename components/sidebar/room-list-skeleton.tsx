import { useTranslations } from "use-intl";
import { Skeleton } from "@/components/ui/skeleton";

const WIDTHS = ["w-24", "w-36", "w-28", "w-20", "w-32", "w-24"];

export function RoomListSkeleton() {
  const t = useTranslations("sidebar");
  return (
    <div className="flex-1 px-2">
      <p className="sr-only">{t("loading")}</p>
      {WIDTHS.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list whose order never changes
        <div key={index} className="flex h-[68px] items-center gap-3 px-2">
          <Skeleton className="size-12 rounded-full!" />
          <div className="flex-1 space-y-2.5">
            <Skeleton className={`h-3.5 ${width}`} />
            <Skeleton className="h-3 w-4/5" />
          </div>
        </div>
      ))}
    </div>
  );
}
