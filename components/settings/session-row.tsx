import { Monitor, Smartphone } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { useRelativeTime } from "@/components/time/use-relative-time";
import { Button } from "@/components/ui/button";
import type { Session } from "@/lib/contract/accounts";
import { useDeviceName } from "./use-device-name";

interface SessionRowProps {
  session: Session;
  pending: boolean;
  onEnd: () => void;
}

export function SessionRow({ session, pending, onEnd }: SessionRowProps) {
  const t = useTranslations("settings");
  const format = useFormatter();
  const ago = useRelativeTime()(session.lastSeenAt);
  const { device, mobile } = useDeviceName(session.userAgent);
  const Icon = mobile ? Smartphone : Monitor;
  const details = [
    session.current ? t("thisDevice") : ago ? t("active", { when: ago }) : t("activeNow"),
    t("since", { date: format.dateTime(new Date(session.createdAt), { dateStyle: "medium" }) }),
    session.ip,
  ];
  return (
    <li className="flex items-center gap-3 py-3">
      <Icon aria-hidden className="size-6 shrink-0 stroke-[1.5] text-ink-soft" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{device}</p>
        <p className="text-meta text-ink-soft">{details.filter(Boolean).join(" · ")}</p>
      </div>
      {!session.current && (
        <Button
          variant="danger"
          size="small"
          disabled={pending}
          aria-label={t("endNamed", { device })}
          onClick={onEnd}
        >
          {t("end")}
        </Button>
      )}
    </li>
  );
}
