import { useTranslations } from "use-intl";
import { useMe } from "@/lib/client/hooks/use-me";
import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import type { User } from "@/lib/contract/users";
import { stripMarkdown } from "@/lib/shared/strip-markdown";

/** Returns a function that writes a message's notification, with the same texts as the server's pushes. */
export function useNotificationText() {
  const t = useTranslations("notifications");
  const tPreview = useTranslations("preview");
  const { pushPreview } = useMe();
  return (room: Room, message: Message, sender: User | null) => {
    if (!pushPreview) return { title: "Parley", body: t("newMessage") };
    const title = room.unread > 1 ? t("counted", { title: room.title, count: room.unread }) : room.title;
    const { content, type } = message;
    const text =
      content !== "" || type === "text" || type === "system" ? stripMarkdown(content) : tPreview(type);
    return { title, body: room.kind === "group" && sender ? t("by", { name: sender.name, text }) : text };
  };
}
