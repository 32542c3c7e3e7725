import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { useReports } from "@/lib/client/hooks/use-admin";
import type { Report } from "@/lib/contract/moderation";
import { PagedList } from "./paged-list";
import { ReportRow } from "./report-row";
import { SuspendDialog } from "./suspend-dialog";

/** Open or resolved reports, each with its excerpt and the actions on it. */
export function ReportsTab() {
  const t = useTranslations("admin");
  const errorText = useErrorText();
  const [state, setState] = useState<"open" | "resolved">("open");
  const { reports, resolve, deleteMessage, suspend, ...list } = useReports(state);
  const attempt = useAsyncAction();
  const [confirming, setConfirming] = useState<Report["subject"] | null>(null);
  return (
    <>
      <div className="mt-5 max-w-72">
        <SegmentedControl
          legend={t("state")}
          options={[
            { value: "open", label: t("openReports") },
            { value: "resolved", label: t("closedReports") },
          ]}
          value={state}
          onChange={setState}
        />
      </div>
      {attempt.error && (
        <div className="mt-4">
          <Alert>{errorText(attempt.error)}</Alert>
        </div>
      )}
      <PagedList
        {...list}
        label={t("reports")}
        count={reports?.length}
        empty={{ title: t("noReports"), lead: t("noReportsLead") }}
      >
        {reports?.map((report) => (
          <ReportRow
            key={report.id}
            report={report}
            pending={attempt.pending}
            onDelete={(messageId) => attempt.run(() => deleteMessage(messageId))}
            onSuspend={() => setConfirming(report.subject)}
            onResolve={(outcome) => attempt.run(() => resolve(report.id, outcome))}
          />
        ))}
      </PagedList>
      {confirming && (
        <SuspendDialog
          name={confirming.name}
          onSuspend={() => attempt.run(() => suspend(confirming.id))}
          onClose={() => setConfirming(null)}
        />
      )}
    </>
  );
}
