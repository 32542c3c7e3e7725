import { Pencil, Reply, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { useComposerDraft } from "@/components/message/actions/message-commands-context";
import { useMessageSummary } from "@/components/message/use-message-summary";
import { IconButton } from "@/components/ui/icon-button";
import { useMe } from "@/lib/client/hooks/use-me";
import { useMessage } from "@/lib/client/hooks/use-message";
import { useUser } from "@/lib/client/hooks/use-user";

interface ReplyOrEditBarProps {
  roomId: string;
  kind: "reply" | "edit";
  messageId: string;
  onCancel: () => void;
}

/** The bar above the field that shows the message being replied to or edited, with a cancel button. */
export function ReplyOrEditBar({ roomId, kind, messageId, onCancel }: ReplyOrEditBarProps) {
  const t = useTranslations("composer");
  const tMessage = useTranslations("message");
  const tRoom = useTranslations("room");
  const me = useMe();
  const { field } = useComposerDraft();
  const messageSummary = useMessageSummary();
  const { message: target, missing } = useMessage(roomId, messageId);
  const user = useUser(target?.senderId ?? null);
  const name = target?.senderId === me.id ? tRoom("you") : (user?.name ?? "…");
  const Icon = kind === "edit" ? Pencil : Reply;
  return (
    <div className="flex items-center gap-3 ps-3 pt-1">
      <Icon aria-hidden className="size-4 shrink-0 text-accent" />
      <div className="min-w-0 flex-1 text-meta">
        <p className="truncate font-semibold text-accent">
          {kind === "edit" ? t("editing") : t("replyingTo", { name })}
        </p>
        <p dir="auto" className="truncate text-ink-soft">
          {missing ? tMessage("quoteGone") : target ? messageSummary(target) : "…"}
        </p>
      </div>
      <IconButton
        label={t(kind === "edit" ? "cancelEdit" : "cancelReply")}
        onClick={() => {
          onCancel();
          field.current?.focus();
        }}
      >
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
