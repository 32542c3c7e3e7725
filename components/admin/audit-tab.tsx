import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAuditLog } from "@/lib/client/hooks/use-admin";
import { type AuditAction, auditAction } from "@/lib/contract/audit";
import { AuditRow } from "./audit-row";
import { PagedList } from "./paged-list";

const isAction = (value: string): value is AuditAction => auditAction.safeParse(value).success;

/** The audit log, newest entry first. */
export function AuditTab() {
  const t = useTranslations("admin");
  const [action, setAction] = useState<AuditAction | "">("");
  const { entries, ...list } = useAuditLog(action);
  return (
    <>
      <select
        aria-label={t("action")}
        value={action}
        onChange={(event) => setAction(isAction(event.target.value) ? event.target.value : "")}
        className="mt-5 h-11 w-full max-w-80 rounded-lg border border-edge bg-surface px-3"
      >
        <option value="">{t("everything")}</option>
        {auditAction.options.map((value) => (
          <option key={value} value={value}>
            {t(`did.${value}`)}
          </option>
        ))}
      </select>
      <PagedList
        {...list}
        label={t("log")}
        count={entries?.length}
        empty={{ title: t("noEntries"), lead: t("noEntriesLead") }}
      >
        {entries?.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </PagedList>
    </>
  );
}
