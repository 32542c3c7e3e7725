import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { FullDateTime } from "@/components/time/full-date-time";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useMessageVersions } from "@/lib/client/hooks/use-message-details";
import type { Message } from "@/lib/contract/messages";

interface EditHistoryDialogProps {
  message: Message;
  onClose: () => void;
}

/** The current text of a message and its earlier versions, newest first. */
export function EditHistoryDialog({ message, onClose }: EditHistoryDialogProps) {
  const t = useTranslations("message");
  const errorText = useErrorText();
  const { edits, error } = useMessageVersions(message);
  // An edit records when its text was replaced, so a version's time is that of the edit before it.
  const versions = edits && [
    ...edits.map(({ content }, index) => ({ content, since: edits[index - 1]?.at ?? message.createdAt })),
    { content: message.content, since: edits.at(-1)?.at ?? message.createdAt },
  ];
  return (
    <Dialog title={t("historyTitle")} onClose={onClose}>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
        {error && <EmptyState title={errorText(error)} className="py-6!" />}
        {!versions && !error && <Skeleton className="h-16 w-full" />}
        <ol aria-label={t("historyTitle")} className="space-y-3">
          {versions?.toReversed().map(({ content, since }, index) => (
            <li key={`${since} ${content}`}>
              <p className="text-meta text-ink-soft">
                {index === 0 && <span className="font-semibold text-accent">{t("now")} · </span>}
                <FullDateTime at={since} />
              </p>
              <p
                dir="auto"
                className="mt-1 rounded-bubble bg-surface px-3 py-2 whitespace-pre-wrap inset-ring inset-ring-hairline"
              >
                {content}
              </p>
            </li>
          ))}
        </ol>
      </div>
    </Dialog>
  );
}
