import { SearchX, TimerOff, WifiOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ApiError } from "@/lib/client/api/api-error";

interface SearchErrorProps {
  /** Null while the browser is offline. */
  error: ApiError | null;
  offline: boolean;
  onRetry: () => void;
}

/** Says why a search has no results and offers to retry. */
export function SearchError({ error, offline, onRetry }: SearchErrorProps) {
  const t = useTranslations("search");
  const tActions = useTranslations("action");
  const errorText = useErrorText();
  if (offline || !error) {
    return <EmptyState icon={<WifiOff />} title={t("offlineTitle")} lead={t("offlineLead")} />;
  }
  // A search that the server stopped for time comes with a retry delay.
  const slow = error.code === "unavailable" && error.retryAfterMs !== undefined;
  return (
    <EmptyState
      icon={slow ? <TimerOff /> : <SearchX />}
      title={t(slow ? "slowTitle" : "failedTitle")}
      lead={slow ? t("slowLead") : errorText(error)}
      action={
        <Button variant="outline" onClick={onRetry}>
          {tActions("tryAgain")}
        </Button>
      }
    />
  );
}
