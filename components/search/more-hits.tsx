import type { RefObject } from "react";
import { useTranslations } from "use-intl";
import { useLoadMore } from "@/components/conversation/log/use-load-more";
import { useErrorText } from "@/components/errors/use-error-text";
import { Button } from "@/components/ui/button";
import { HitSkeleton } from "./hit-skeleton";

interface MoreHitsProps {
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  more: boolean;
  load: () => Promise<void>;
}

/** The end of the loaded hits. Loads the next page when it nears the viewport; after an error, on click. */
export function MoreHits({ scroller, count, more, load }: MoreHitsProps) {
  const t = useTranslations("action");
  const errorText = useErrorText();
  const edge = useLoadMore({ scroller, margin: "0px 0px 100%", seq: count, more, load });
  if (!more) return null;
  return (
    <div ref={edge.sentinel} className="pb-4">
      {edge.error ? (
        <div role="alert" className="flex flex-col items-center gap-2 p-3 text-center text-meta text-danger">
          {errorText(edge.error)}
          <Button variant="outline" size="small" onClick={edge.load}>
            {t("tryAgain")}
          </Button>
        </div>
      ) : (
        <HitSkeleton rows={2} />
      )}
    </div>
  );
}
