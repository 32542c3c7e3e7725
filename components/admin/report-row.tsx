import { useTranslations } from "use-intl";
import { FullDateTime } from "@/components/time/full-date-time";
import { Button } from "@/components/ui/button";
import type { Report, ReportOutcome } from "@/lib/contract/moderation";
import { Badge } from "./badge";
import { ReportExcerpt } from "./report-excerpt";
import { ResolvedNote } from "./resolved-note";

interface ReportRowProps {
  report: Report;
  pending: boolean;
  onDelete: (messageId: string) => void;
  onSuspend: () => void;
  onResolve: (outcome: ReportOutcome) => void;
}

export function ReportRow({ report, pending, onDelete, onSuspend, onResolve }: ReportRowProps) {
  const t = useTranslations("admin");
  const tSafety = useTranslations("safety");
  const { reporter, subject, messageId, note, excerpt } = report;
  return (
    <li className="space-y-3 py-5">
      <div>
        <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
          <span className="[overflow-wrap:anywhere]">
            {t("reportOf", { reporter: reporter.name, subject: subject.name })}
          </span>
          <Badge danger>{tSafety(`reason.${report.reason}`)}</Badge>
          {subject.suspended && <Badge danger>{t("suspended")}</Badge>}
        </h2>
        <p className="text-meta text-ink-soft">
          <FullDateTime at={report.createdAt} />
        </p>
      </div>
      {note && (
        <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
          {note}
        </p>
      )}
      {excerpt && <ReportExcerpt lines={excerpt} reportedId={messageId} deleted={!report.messageStands} />}
      {report.outcome ? (
        <ResolvedNote report={report} />
      ) : (
        <div className="flex flex-wrap gap-2">
          {messageId && report.messageStands && (
            <Button variant="danger" size="small" disabled={pending} onClick={() => onDelete(messageId)}>
              {t("deleteMessage")}
            </Button>
          )}
          {!subject.suspended && (
            <Button
              variant="danger"
              size="small"
              disabled={pending}
              aria-label={t("suspendNamed", { name: subject.name })}
              onClick={onSuspend}
            >
              {t("suspend")}
            </Button>
          )}
          <Button variant="outline" size="small" disabled={pending} onClick={() => onResolve("dismissed")}>
            {t("dismiss")}
          </Button>
          <Button size="small" disabled={pending} onClick={() => onResolve("acted")}>
            {t("close")}
          </Button>
        </div>
      )}
    </li>
  );
}
