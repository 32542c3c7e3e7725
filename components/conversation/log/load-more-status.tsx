import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { LoadMore } from "./use-load-more";

/** At an end of what is loaded while the next page is on its way, or when it did not come. */
export function LoadMoreStatus({ edge }: { edge: LoadMore }) {
  const words = useTranslations("room");
  const actions = useTranslations("action");
  const errorWords = useErrorText();
  if (edge.error) {
    return (
      <div className="flex items-center justify-center gap-2 py-3 text-meta text-ink-soft">
        <p>{errorWords(edge.error)}</p>
        <Button variant="plain" size="small" onClick={edge.load}>
          {actions("tryAgain")}
        </Button>
      </div>
    );
  }
  return (
    edge.pending && (
      <div className="px-3 pt-2 md:px-6">
        <p className="sr-only">{words("loadingMore")}</p>
        <Skeleton className="h-9 w-56 rounded-bubble!" />
      </div>
    )
  );
}
