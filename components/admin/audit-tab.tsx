import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAuditLog } from "@/lib/client/hooks/use-admin";
import { type AuditAction, auditAction } from "@/lib/contract/audit";
import { AuditRow } from "./audit-row";
import { PagedList } from "./paged-list";

const isAction = (value: string): value is AuditAction => auditAction.safeParse(value).success;

/** Everything that somebody may have to answer for, the newest first. */
export function AuditTab() {
  const words = useTranslations("admin");
  const [action, setAction] = useState<AuditAction | "">("");
  const { entries, ...list } = useAuditLog(action);
  return (
    <>
      <select
        aria-label={words("action")}
        value={action}
        onChange={(event) => setAction(isAction(event.target.value) ? event.target.value : "")}
        className="mt-5 h-11 w-full max-w-80 rounded-lg border border-edge bg-surface px-3"
      >
        <option value="">{words("everything")}</option>
        {auditAction.options.map((value) => (
          <option key={value} value={value}>
            {words(`did.${value}`)}
          </option>
        ))}
      </select>
      <PagedList
        {...list}
        label={words("log")}
        count={entries?.length}
        empty={{ title: words("noEntries"), lead: words("noEntriesLead") }}
      >
        {entries?.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </PagedList>
    </>
  );
}
