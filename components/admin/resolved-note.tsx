import { useFormatter, useTranslations } from "use-intl";
import type { Report } from "@/lib/contract/moderation";

/** How a report was resolved, by whom and when. */
export function ResolvedNote({ report }: { report: Report }) {
  const t = useTranslations("admin");
  const format = useFormatter();
  if (!report.outcome || !report.resolvedAt) return null;
  const when = format.dateTime(new Date(report.resolvedAt), { dateStyle: "medium", timeStyle: "short" });
  return (
    <p className="text-meta text-ink-soft">
      {t(`outcome.${report.outcome}`, { name: report.resolvedBy?.name ?? t("someone"), when })}
    </p>
  );
}
