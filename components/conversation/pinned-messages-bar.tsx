import { Pin, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { useJump } from "@/components/message/jump-context";
import { IconButton } from "@/components/ui/icon-button";
import { showToast } from "@/components/ui/show-toast";
import { ApiError } from "@/lib/client/api/api-error";
import { useMessage } from "@/lib/client/hooks/use-message";
import { usePinMessage } from "@/lib/client/hooks/use-pin-message";
import type { Room } from "@/lib/contract/rooms";
import { useMessageSummary } from "../message/use-message-summary";

/** Shows one pinned message above the log. A click jumps to it and shows the next one. */
export function PinnedMessagesBar({ room }: { room: Room }) {
  const t = useTranslations("message");
  const errorText = useErrorText();
  const messageSummary = useMessageSummary();
  const jump = useJump();
  const pin = usePinMessage();
  const [shownIndex, setShownIndex] = useState(0);
  const count = room.pins.length;
  const index = shownIndex % count;
  const { message } = useMessage(room.id, room.pins[index] ?? null);
  const unpin = () => {
    if (!message) return;
    pin(message, false).catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      showToast(errorText(error), { look: "error" });
    });
  };
  return (
    <section
      aria-label={t("pinned")}
      className="flex h-12 shrink-0 items-center gap-3 border-b border-hairline bg-margin ps-4 pe-2 md:ps-6"
    >
      <Pin aria-hidden className="size-4 shrink-0 text-accent" />
      <button
        type="button"
        disabled={!message}
        onClick={() => {
          if (message) jump(message.seq);
          setShownIndex(index + 1);
        }}
        className="min-w-0 flex-1 text-start"
      >
        <span className="block text-note font-semibold text-accent">
          {count === 1 ? t("pinnedOne") : t("pinnedOf", { index: index + 1, count })}
        </span>
        <span dir="auto" className="block truncate text-meta">
          {message ? messageSummary(message) : "…"}
        </span>
      </button>
      <IconButton label={t("unpinNamed")} disabled={!message} onClick={unpin}>
        <X aria-hidden />
      </IconButton>
    </section>
  );
}
