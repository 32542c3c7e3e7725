import { useTranslations } from "use-intl";
import { useErrorWords } from "@/components/errors/use-error-words";
import { Button } from "@/components/ui/button";
import type { PendingMessage } from "@/lib/client/hooks/use-conversation";
import { usePendingActions } from "@/lib/client/hooks/use-conversation";

/** Under a message that the server refused: why, and what can be done. */
export function FailedNote({ pending }: { pending: PendingMessage }) {
  const words = useTranslations("room");
  const errorWords = useErrorWords();
  const { retry, discard } = usePendingActions();
  return (
    <div className="mt-1 flex flex-wrap items-center justify-end gap-x-1 text-meta">
      <p className="text-danger">
        {words("notSent")} {pending.error && errorWords(pending.error)}
      </p>
      <span className="flex">
        <Button look="plain" size="small" className="px-2!" onClick={() => retry(pending.id)}>
          {words("retry")}
        </Button>
        <Button look="plain" size="small" className="px-2! text-danger!" onClick={() => discard(pending.id)}>
          {words("discard")}
        </Button>
      </span>
    </div>
  );
}
