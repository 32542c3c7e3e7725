import { Check, CheckCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/people/avatar";
import { FullDateTime } from "@/components/time/full-date-time";
import type { MemberReceipt } from "@/lib/client/hooks/use-message-details";
import { useUser } from "@/lib/client/hooks/use-user";

export function ReceiptRow({ receipt }: { receipt: MemberReceipt }) {
  const t = useTranslations("message");
  const user = useUser(receipt.userId);
  const { deliveredAt, readAt } = receipt;
  return (
    <li className="flex items-center gap-3 py-3">
      <Avatar id={receipt.userId} name={user?.name ?? ""} image={user?.image ?? null} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          <bdi>{user?.name ?? "…"}</bdi>
        </p>
        {readAt && (
          <p className="flex items-center gap-1.5 text-meta text-ink-soft">
            <CheckCheck aria-hidden className="size-4 text-accent" />
            {t("readAt")} <FullDateTime at={readAt} />
          </p>
        )}
        {deliveredAt && (
          <p className="flex items-center gap-1.5 text-meta text-ink-soft">
            <CheckCheck aria-hidden className="size-4" />
            {t("deliveredAt")} <FullDateTime at={deliveredAt} />
          </p>
        )}
        {!deliveredAt && !readAt && (
          <p className="flex items-center gap-1.5 text-meta text-ink-soft">
            <Check aria-hidden className="size-4" />
            {t("notDelivered")}
          </p>
        )}
      </div>
    </li>
  );
}
