import { useTranslations } from "use-intl";
import { showToast } from "@/components/ui/show-toast";
import { useNameLookup } from "@/lib/client/hooks/use-user";
import type { Message } from "@/lib/contract/messages";
import { copyToClipboard } from "../../ui/copy-to-clipboard";

/** Returns functions that copy the text of messages, with authors if there are several, or the URL of one message. */
export function useCopyMessages() {
  const t = useTranslations("message");
  const nameOf = useNameLookup();
  const copy = async (text: string, done: string) => {
    if (await copyToClipboard(text)) showToast(done, { look: "success" });
    else showToast(t("copyFailed"), { look: "error" });
  };
  return {
    text(messages: readonly Message[]): void {
      const lines = messages.map((message) => {
        const name = messages.length > 1 && message.senderId ? nameOf(message.senderId) : undefined;
        return name ? `${name}: ${message.content}` : message.content;
      });
      void copy(lines.join("\n"), t("copied"));
    },
    link(message: Message): void {
      const address = new URL(`/rooms/${message.roomId}?at=${message.seq}`, window.location.href);
      void copy(address.href, t("linkCopied"));
    },
  };
}
