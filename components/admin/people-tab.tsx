import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { useAdminUsers } from "@/lib/client/hooks/use-admin";
import { useDebouncedValue } from "@/lib/client/hooks/use-debounced-value";
import { LIMITS } from "@/lib/contract/limits";
import type { AdminUser } from "@/lib/contract/moderation";
import { PagedList } from "./paged-list";
import { PersonRow } from "./person-row";
import { SuspendDialog } from "./suspend-dialog";

/** All accounts: search, suspend and restore. */
export function PeopleTab() {
  const t = useTranslations("admin");
  const errorText = useErrorText();
  const [query, setQuery] = useState("");
  const [onlySuspended, setOnlySuspended] = useState(false);
  const debouncedQuery = useDebouncedValue(query);
  const { people, suspend, restore, ...list } = useAdminUsers(debouncedQuery, onlySuspended);
  const attempt = useAsyncAction();
  const [confirming, setConfirming] = useState<AdminUser | null>(null);
  return (
    <>
      <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-3">
        <input
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          maxLength={LIMITS.searchLength}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="h-11 min-w-48 flex-1 rounded-lg border border-edge bg-surface px-3"
        />
        <label className="flex h-11 items-center gap-2.5">
          <input
            type="checkbox"
            checked={onlySuspended}
            onChange={(event) => setOnlySuspended(event.target.checked)}
            className="size-5 accent-(--accent)"
          />
          {t("onlySuspended")}
        </label>
      </div>
      {attempt.error && (
        <div className="mt-4">
          <Alert>{errorText(attempt.error)}</Alert>
        </div>
      )}
      <PagedList
        {...list}
        label={t("people")}
        count={people?.length}
        empty={{ title: t("nobody"), lead: t("nobodyLead") }}
      >
        {people?.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            pending={attempt.pending}
            onSuspend={() => setConfirming(person)}
            onRestore={() => attempt.run(() => restore(person.id))}
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
