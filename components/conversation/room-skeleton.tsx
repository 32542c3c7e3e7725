import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { Skeleton } from "@/components/ui/skeleton";

const BUBBLES = [
  { size: "h-10 w-48", own: false },
  { size: "h-16 w-72", own: false },
  { size: "h-10 w-40", own: true },
  { size: "h-10 w-60", own: false },
  { size: "h-22 w-80", own: true },
  { size: "h-10 w-32", own: true },
];

export function RoomSkeleton() {
  const t = useTranslations("room");
  return (
    <div className="flex flex-1 flex-col justify-end overflow-hidden">
      <p className="sr-only">{t("loading")}</p>
      <div className="mx-auto w-full max-w-log space-y-3 px-4 pb-24">
        {BUBBLES.map(({ size, own }) => (
          <Skeleton key={size} className={cx("max-w-4/5 rounded-bubble!", size, own && "ms-auto")} />
        ))}
      </div>
    </div>
  );
}
