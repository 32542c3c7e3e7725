import { useTranslations } from "use-intl";
import { useErrorWords } from "@/components/errors/use-error-words";
import { Button } from "@/components/ui/button";
import type { Older } from "./use-older";

/** At the top of the log while an older page is on its way, or when it did not come. */
export function OlderNote({ older }: { older: Older }) {
  const words = useTranslations("room");
  const actions = useTranslations("action");
  const errorWords = useErrorWords();
  if (older.error) {
    return (
      <div className="flex items-center justify-center gap-2 py-3 text-meta text-ink-soft">
        <p>{errorWords(older.error)}</p>
        <Button look="plain" size="small" onClick={older.load}>
          {actions("tryAgain")}
        </Button>
      </div>
    );
  }
  return older.pending && <p className="py-3 text-center text-meta text-ink-soft">{words("loadingOlder")}</p>;
}
