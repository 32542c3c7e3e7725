import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { FullDateTime } from "@/components/time/full-date-time";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { useMessageReceipts } from "@/lib/client/hooks/use-message-details";
import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import { ReceiptRow } from "./receipt-row";
import { ReceiptSkeleton } from "./receipt-skeleton";

interface MessageInfoDialogProps {
  room: Room;
  message: Message;
  onClose: () => void;
}

/** Shows when a message was sent and when each member received and read it. Updates live. */
export function MessageInfoDialog({ room, message, onClose }: MessageInfoDialogProps) {
  const t = useTranslations("message");
  const errorText = useErrorText();
  const { receipts, error } = useMessageReceipts(room, message);
  return (
    <Dialog title={t("infoTitle")} onClose={onClose}>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
        <p dir="auto" className="line-clamp-3 rounded-bubble bg-tint px-3 py-2">
          {message.content}
        </p>
        <dl className="mt-3 text-meta text-ink-soft">
          <div className="flex justify-between gap-4">
            <dt>{t("sentAt")}</dt>
            <dd>
              <FullDateTime at={message.createdAt} />
            </dd>
          </div>
          {message.editedAt && (
            <div className="mt-1 flex justify-between gap-4">
              <dt>{t("editedAt")}</dt>
              <dd>
                <FullDateTime at={message.editedAt} />
              </dd>
            </div>
          )}
        </dl>
        {error && <EmptyState title={errorText(error)} className="py-6!" />}
        {!receipts && !error && <ReceiptSkeleton label={t("loading")} />}
        {receipts && (
          <ul aria-label={t("receipts")} className="mt-4 divide-y divide-hairline">
            {receipts.map((receipt) => (
              <ReceiptRow key={receipt.userId} receipt={receipt} />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
