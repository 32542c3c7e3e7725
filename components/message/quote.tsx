import { useTranslations } from "use-intl";
import { hueOf } from "@/components/people/hue";
import { useMe } from "@/lib/client/hooks/use-me";
import { useMessage } from "@/lib/client/hooks/use-message";
import { useUser } from "@/lib/client/hooks/use-user";
import { useJump } from "./jump-context";
import { useMessageSummary } from "./use-message-summary";

interface QuoteProps {
  roomId: string;
  messageId: string;
  /** Follows the message around it, so Tab reaches the quote from the focused message. */
  tabIndex: 0 | -1;
}

/** A short form of the message that is replied to; a click jumps to it. */
export function Quote({ roomId, messageId, tabIndex }: QuoteProps) {
  const t = useTranslations("message");
  const tRoom = useTranslations("room");
  const me = useMe();
  const jump = useJump();
  const messageSummary = useMessageSummary();
  const { message, missing } = useMessage(roomId, messageId);
  const user = useUser(message?.senderId ?? null);
  const author = message?.senderId === me.id ? tRoom("you") : (user?.name ?? "…");
  if (missing) return <p className="mb-1 text-meta text-ink-soft italic">{t("quoteGone")}</p>;
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      data-hue={hueOf(message?.senderId ?? "")}
      disabled={!message}
      aria-label={message && t("quoteOf", { name: author, text: messageSummary(message) })}
      onClick={() => message && jump(message.seq)}
      className="mb-1 block w-full min-w-24 rounded-md border-s-3 border-hue-name bg-track/70 px-2 py-1 text-start text-meta hover:bg-hover"
    >
      <span className="block truncate font-semibold text-hue-name">
        <bdi>{message ? author : "…"}</bdi>
      </span>
      <span dir="auto" className="line-clamp-2 text-ink-soft">
        {message ? messageSummary(message) : "…"}
      </span>
    </button>
  );
}
