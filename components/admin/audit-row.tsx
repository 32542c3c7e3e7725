import { useTranslations } from "use-intl";
import { parseUserAgent } from "@/components/settings/parse-user-agent";
import { FullDateTime } from "@/components/time/full-date-time";
import type { AuditEntry } from "@/lib/contract/audit";

/** One audit entry: actor, action, subject, time, IP address and device. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const t = useTranslations("admin");
  const { actor, subject, details } = entry;
  const device = parseUserAgent(entry.userAgent ?? "");
  const origin = [entry.ip, device && `${device.browser}, ${device.system}`].filter(Boolean).join(" · ");
  const about = subject && subject.id !== actor?.id ? t("about", { name: subject.name }) : null;
  return (
    <li className="py-3">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{t(`did.${entry.action}`)}</span>
        <span className="text-meta text-ink-soft">
          <FullDateTime at={entry.at} />
        </span>
      </p>
      <p className="text-meta text-ink-soft [overflow-wrap:anywhere]">
        {[actor?.name, about].filter(Boolean).join(" · ") || t("someone")}
        {origin && (
          <>
            {" · "}
            <bdi>{origin}</bdi>
          </>
        )}
      </p>
      {details && (
        <p dir="ltr" className="text-start font-mono text-note text-ink-faint [overflow-wrap:anywhere]">
          {Object.entries(details)
            .map(([name, value]) => `${name}: ${value}`)
            .join(", ")}
        </p>
      )}
    </li>
  );
}
