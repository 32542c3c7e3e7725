"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { BackButton } from "@/components/ui/back-button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { AuditTab } from "./audit-tab";
import { PeopleTab } from "./people-tab";
import { ReportsTab } from "./reports-tab";

const TABS = { people: PeopleTab, reports: ReportsTab, log: AuditTab } as const;
type TabName = keyof typeof TABS;
const TAB_NAMES = Object.keys(TABS) as TabName[];

/** The administration pages. `?show=` in the URL names the tab. */
export function AdminPane() {
  const t = useTranslations("admin");
  const router = useRouter();
  const requested = useSearchParams().get("show");
  const tabName = TAB_NAMES.find((name) => name === requested) ?? "people";
  const Tab = TABS[tabName];
  return (
    <>
      <header className="flex h-16 shrink-0 items-center gap-3 border-b border-hairline px-3 md:px-5">
        <BackButton />
        <h1 className="font-semibold">{t("title")}</h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-[46rem] px-4 pt-5 pb-16 md:px-6">
          <SegmentedControl
            legend={t("show")}
            options={TAB_NAMES.map((value) => ({ value, label: t(value) }))}
            value={tabName}
            onChange={(name) => router.replace(`/admin?show=${name}`)}
          />
          <Tab />
        </div>
      </div>
    </>
  );
}
