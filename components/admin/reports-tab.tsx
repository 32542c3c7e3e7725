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

/** What people reported, with what was said and what can be done about it. */
export function ReportsTab() {
  const words = useTranslations("admin");
  const errorWords = useErrorText();
  const [state, setState] = useState<"open" | "resolved">("open");
  const { reports, resolve, deleteMessage, suspend, ...list } = useReports(state);
  const attempt = useAsyncAction();
  const [asked, setAsked] = useState<Report["subject"] | null>(null);
  return (
    <>
      <div className="mt-5 max-w-72">
        <SegmentedControl
          legend={words("state")}
          options={[
            { value: "open", label: words("openReports") },
            { value: "resolved", label: words("closedReports") },
          ]}
          value={state}
          onChange={setState}
        />
      </div>
      {attempt.error && (
        <div className="mt-4">
          <Alert>{errorWords(attempt.error)}</Alert>
        </div>
      )}
      <PagedList
        {...list}
        label={words("reports")}
        count={reports?.length}
        empty={{ title: words("noReports"), lead: words("noReportsLead") }}
      >
        {reports?.map((report) => (
          <ReportRow
            key={report.id}
            report={report}
            pending={attempt.pending}
            onDelete={(messageId) => attempt.run(() => deleteMessage(messageId))}
            onSuspend={() => setAsked(report.subject)}
            onResolve={(outcome) => attempt.run(() => resolve(report.id, outcome))}
          />
        ))}
      </PagedList>
      {asked && (
        <SuspendDialog
          name={asked.name}
          onSuspend={() => attempt.run(() => suspend(asked.id))}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
