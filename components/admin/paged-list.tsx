import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { ApiError } from "@/lib/client/api/api-error";

interface PagedListProps {
  label: string;
  /** Items loaded so far; undefined while the first page loads. */
  count: number | undefined;
  error: ApiError | null;
  busy: boolean;
  more: (() => void) | null;
  retry: () => void;
  empty: { title: string; lead: string };
  /** The items, each an `li`. */
  children: ReactNode;
}

/** A paged list with its loading, empty and error states. */
export function PagedList({ label, count, error, busy, more, retry, empty, children }: PagedListProps) {
  const t = useTranslations("admin");
  const tAction = useTranslations("action");
  const errorText = useErrorText();
  if (error)
    return (
      <EmptyState
        title={errorText(error)}
        action={
          <Button variant="outline" onClick={retry}>
            {tAction("tryAgain")}
          </Button>
        }
      />
    );
  if (count === undefined)
    return (
      <div role="status" aria-label={t("loading")} className="mt-4 space-y-3">
        {[1, 2, 3, 4].map((row) => (
          <Skeleton key={row} className="h-14" />
        ))}
      </div>
    );
  if (count === 0) return <EmptyState title={empty.title} lead={empty.lead} />;
  return (
    <>
      <ul aria-label={label} aria-busy={busy} className="mt-2 divide-y divide-hairline">
        {children}
      </ul>
      {more && (
        <div className="mt-4 text-center">
          <Button variant="outline" disabled={busy} onClick={more}>
            {t("more")}
          </Button>
        </div>
      )}
    </>
  );
}
