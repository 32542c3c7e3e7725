import { useTranslations } from "use-intl";
import { Skeleton } from "@/components/ui/skeleton";

export function PeopleSkeleton() {
  const t = useTranslations("start");
  return (
    <div className="px-3">
      <p className="sr-only">{t("searching")}</p>
      {["w-32", "w-24", "w-36"].map((width) => (
        <div key={width} className="flex h-14 items-center gap-3 px-2">
          <Skeleton className="size-9 rounded-full!" />
          <Skeleton className={`h-3.5 ${width}`} />
        </div>
      ))}
    </div>
  );
}
