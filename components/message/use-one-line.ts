import { useTranslations } from "use-intl";
import type { Message } from "@/lib/contract/messages";

/** Enough for a line; a quote must not carry a whole page. */
const LONGEST = 200;

/** What a message says, as it stands in a quote or a bar. */
export function useOneLine(): (message: Message) => string {
  const words = useTranslations("room");
  return (message) => {
    if (message.deletedAt) return words("deleted");
    if (message.content !== "") return message.content.slice(0, LONGEST).replace(/\s+/g, " ");
    return message.type === "text" || message.type === "system" ? "" : words(message.type);
  };
}
