import { useTranslations } from "use-intl";
import { DeliveryStatusIcon } from "@/components/message/delivery-status-icon";
import { useGroupEventText } from "@/components/message/use-group-event-text";
import { useTypingText } from "@/components/people/use-typing-text";
import { cx } from "@/components/ui/cx";
import { lazyPart } from "@/components/ui/lazy-part";
import { useMe } from "@/lib/client/hooks/use-me";
import { useTyping } from "@/lib/client/hooks/use-typing";
import { useUser } from "@/lib/client/hooks/use-user";
import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import { deriveMessageStatus } from "@/lib/shared/message-status";
import { stripMarkdown } from "@/lib/shared/strip-markdown";

const FilesPreview = lazyPart(
  async () => (await import("./files-preview")).FilesPreview,
  ({ message }) => stripMarkdown(message.content),
);

/** The second line of a room in the list: who is typing, else the last message. */
export function RoomPreview({ room }: { room: Room }) {
  const t = useTranslations("preview");
  const me = useMe();
  const typing = useTyping(room.id);
  const typingWords = useTypingText(room.kind === "group" ? typing : []) ?? t("typing");
  const last = room.lastMessage;
  const own = last !== null && last.senderId === me.id && last.type !== "system";
  const named = last !== null && !own && room.kind === "group" && last.type !== "system";
  const sender = useUser(named ? last.senderId : null);

  if (typing.length > 0)
    return <span className="min-w-0 flex-1 truncate text-meta text-accent">{typingWords}</span>;
  if (!last) return <span className="min-w-0 flex-1 truncate text-meta text-ink-faint">{t("none")}</span>;

  const text = <PreviewText message={last} />;
  return (
    <span className={cx("flex min-w-0 flex-1 items-center gap-1 text-meta text-ink-soft")}>
      {own && !last.deletedAt && (
        <DeliveryStatusIcon state={deriveMessageStatus(last.seq, me.id, room.members)} />
      )}
      {sender && (
        <span className="max-w-2/5 shrink-0 truncate">
          <bdi>{sender.name.split(" ", 1)}</bdi>:
        </span>
      )}
      {/* dir="auto" truncates the text at its own end. */}
      <span dir="auto" className="truncate">
        {text}
      </span>
    </span>
  );
}

function PreviewText({ message }: { message: Message }) {
  const t = useTranslations("preview");
  const groupEventText = useGroupEventText();
  if (message.event) return groupEventText(message.event);
  if (message.deletedAt) return <i>{t("deleted")}</i>;
  return message.attachments.length > 0 ? <FilesPreview message={message} /> : stripMarkdown(message.content);
}
