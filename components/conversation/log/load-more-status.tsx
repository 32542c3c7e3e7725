import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { LoadMore } from "./use-load-more";

/** Shows at an edge of the loaded window that the next page is loading, or why it failed. */
export function LoadMoreStatus({ edge }: { edge: LoadMore }) {
  const t = useTranslations("room");
  const tAction = useTranslations("action");
  const errorText = useErrorText();
  if (edge.error) {
    return (
      <div className="flex items-center justify-center gap-2 py-3 text-meta text-ink-soft">
        <p>{errorText(edge.error)}</p>
        <Button variant="plain" size="small" onClick={edge.load}>
          {tAction("tryAgain")}
        </Button>
      </div>
    );
  }
  return (
    edge.pending && (
      <div className="px-3 pt-2 md:px-6">
        <p className="sr-only">{t("loadingMore")}</p>
        <Skeleton className="h-9 w-56 rounded-bubble!" />
      </div>
    )
  );
}
